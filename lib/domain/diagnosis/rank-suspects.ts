import { type Suspect, type Suspicion, type SuspicionKind, WEIGHTS } from "./suspect";

/** One suspect for each step, or agent of a handoff; the most suspicious first, of two alike the earlier. */
export function rankSuspects(suspicions: readonly Suspicion[]): Suspect[] {
  const groups = Map.groupBy(suspicions, ({ spanId, handoffId, agent }) =>
    JSON.stringify(spanId === null ? [handoffId, agent] : [spanId]),
  );
  return [...groups.values()].flatMap((group) => toSuspect(group)).sort(compare);
}

function toSuspect(group: readonly Suspicion[]): Suspect[] {
  const reasons = [...Map.groupBy(group, ({ why }) => why).values()]
    .flatMap(([first]) => first ?? [])
    .sort((one, other) => WEIGHTS[other.why] - WEIGHTS[one.why]);
  const [first] = group;
  if (!first) return [];
  const { agent, handoffId, spanId, at } = first;
  return [
    {
      agent,
      handoffId,
      spanId,
      at,
      score: reasons.reduce((sum, { why }) => sum + WEIGHTS[why], 0),
      reasons: reasons.map(({ why, text }): { why: SuspicionKind; text: string } => ({
        why,
        text,
      })),
    },
  ];
}

function compare(one: Suspect, other: Suspect): number {
  if (one.score !== other.score) return other.score - one.score;
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return (one.spanId ?? one.handoffId ?? "") < (other.spanId ?? other.handoffId ?? "") ? -1 : 1;
}
