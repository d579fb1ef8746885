import type { SpanId } from "@/lib/domain/ids";
import type { Contents, Dialect, Evidence, Words } from "./evidence";

/** Everything that spans tell of one handoff; the best dialect's evidence, completed by the others. */
export type Handoff = Evidence & {
  dialects: ReadonlySet<Dialect>;
  /** Wherever it was stated. */
  statedIn: ReadonlySet<SpanId>;
};

/** `members` best first: its span and id name the handoff, its words win, the others fill gaps. */
export function combine(lead: Evidence, others: readonly Evidence[] = []): Handoff {
  const members = [lead, ...others];
  const first = <Value>(read: (one: Evidence) => Value | null): Value | null => {
    for (const one of members) {
      const value = read(one);
      if (value !== null) return value;
    }
    return null;
  };
  const from = first((one) => one.from);
  return {
    ...lead,
    handoffId: first((one) => one.handoffId),
    from: from && { ...from, service: from.service ?? first((one) => one.from?.service ?? null) },
    to: first((one) => one.to),
    caller: first((one) => one.caller),
    callee: first((one) => one.callee),
    isReturning: first((one) => one.isReturning),
    failure: first((one) => one.failure),
    contents: filled<Contents>(members.map(({ contents }) => contents)),
    words: filled<Words>(members.map(({ words }) => words)),
    inferredWhy: members.some(({ inferredWhy }) => inferredWhy === null) ? null : lead.inferredWhy,
    pauses: members.find(({ pauses }) => pauses.length > 0)?.pauses ?? [],
    end: first((one) => one.end),
    dialects: new Set(members.map(({ dialect }) => dialect)),
    statedIn: new Set(members.map(({ span }) => span.id)),
  };
}

function filled<Fields extends object>(parts: readonly Fields[]): Fields {
  return Object.assign({}, ...parts.toReversed());
}
