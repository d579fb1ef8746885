import type { Nanos } from "../time";
import type { HandoffView } from "./trace-view";

/** One moment at which somebody may have learned something; `facts` null: what, is unknown. */
export type Step = {
  kind: "told" | "answered";
  handoff: HandoffView;
  at: Nanos;
  facts: ReadonlySet<string> | null;
};

const NOTHING: ReadonlySet<string> = new Set();

/** All handoffs and answers of a trace in order of time, as far as they may bring news. */
export function stepsOf(handoffs: readonly HandoffView[]): Step[] {
  const returned = new Set(
    handoffs.flatMap(({ type, parentId }) => (type === "return" ? (parentId ?? []) : [])),
  );
  const steps = handoffs.flatMap((handoff): Step[] => {
    const told: Step = { kind: "told", handoff, at: handoff.firstSignAt, facts: toldIn(handoff) };
    const facts = answeredIn(handoff, returned.has(handoff.id));
    if (facts?.size === 0) return [told];
    return [
      told,
      { kind: "answered", handoff, at: handoff.completedAt ?? handoff.lastSignAt, facts },
    ];
  });
  return steps.sort((one, other) => compare(one, other));
}

/** What a person is asked may change everything. */
function toldIn(handoff: HandoffView): ReadonlySet<string> | null {
  return handoff.type === "escalate" ? null : handoff.told();
}

function answeredIn(handoff: HandoffView, isReturned: boolean): ReadonlySet<string> | null {
  if (handoff.type === "return") return NOTHING;
  if (handoff.outcome === "failed" || handoff.outcome === "rejected") {
    const { type = "", message = "" } = handoff.error ?? {};
    return new Set([`${type}: ${message}`]);
  }
  const answer = handoff.answered();
  if (answer !== null) return answer;
  return handoff.outcome === "succeeded" && !isReturned ? null : NOTHING;
}

function compare(one: Step, other: Step): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return one.handoff.seq - other.handoff.seq;
}
