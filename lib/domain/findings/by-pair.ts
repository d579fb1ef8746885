import type { FindingSeverity } from "./finding";
import { type Detected, type HandoffView, wayOf } from "./trace-view";

type Habit = {
  severity: FindingSeverity;
  /** Completed by where: "Nobody said why at …". */
  titled: string;
  /** What is wrong with one handoff; null: nothing, or nobody can say. */
  wrongWith: (handoff: HandoffView) => string | null;
};

/** What a pair of agents does every time is one finding, with the handoffs as its evidence. */
export function detectByPair(
  handoffs: readonly HandoffView[],
  { severity, titled, wrongWith }: Habit,
): Detected[] {
  const wrong = handoffs.flatMap((handoff) => {
    const text = wrongWith(handoff);
    return text === null ? [] : [{ handoff, text }];
  });
  const pairs = Map.groupBy(wrong, ({ handoff: { fromAgent, toAgent } }) =>
    JSON.stringify([fromAgent, toAgent]),
  );
  return [...pairs].map(([cause, list]) => {
    const more = list.length > 1 ? ` and ${list.length - 1} more` : "";
    return {
      cause,
      severity,
      title: `${titled} at ${list[0] ? wayOf(list[0].handoff) : "a handoff"}${more}`,
      handoffIds: list.map(({ handoff }) => handoff.id),
      evidence: list.map(({ handoff, text }) => ({
        handoffId: handoff.id,
        stage: null,
        path: null,
        text,
      })),
    };
  });
}
