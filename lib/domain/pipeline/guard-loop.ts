/** Six is when to think again, eight when to stop (seed: case study, "Handoff loops"). */
export const HANDOFFS_WARN = 6;
export const HANDOFFS_MAX = 8;

export type Visit = {
  agent: string;
  /** What it was given, as `factPrints`. */
  facts: ReadonlySet<string>;
};

export type LoopQuestion = {
  to: string;
  /** Agents whose handoffs are open, from the root to the one that hands off now. */
  chain: readonly string[];
  /** Handoffs of this trace that are over or open, in order. */
  visits: readonly Visit[];
  /** What the new handoff says. */
  facts: ReadonlySet<string>;
  /** Handoffs of the trace so far, without returns, escalations and retries. */
  count: number;
  max: number;
  /** The runtime tries again, as the fallback chain of the stage says. */
  isRetry: boolean;
};

export type LoopAnswer =
  | { kind: "free"; warning: string | undefined }
  | { kind: "loop_detected"; cycle: string[] }
  | { kind: "max_handoffs_exceeded"; count: number; max: number };

/**
 * Whether a handoff would go in circles: to an agent that still waits further up (a ping-pong, a longer
 * cycle, to itself), or to one that was here before and would be told nothing new. An answer to the
 * open caller is a return and is never asked about here.
 */
export function guardLoop(question: LoopQuestion): LoopAnswer {
  const { chain, to, count, max } = question;
  // Its fallback chain says how often; the same facts are meant.
  if (question.isRetry) return { kind: "free", warning: undefined };
  const cycle = openCycle(chain, to) ?? staleVisit(question);
  if (cycle) return { kind: "loop_detected", cycle };
  if (count >= max) return { kind: "max_handoffs_exceeded", count, max };
  const isMany = count + 1 >= Math.min(HANDOFFS_WARN, max);
  return { kind: "free", warning: isMany ? warn(count + 1, max) : undefined };
}

/** The orchestrator is where a chain begins; nobody below may hand work up as if it were new. */
function openCycle(chain: readonly string[], to: string): string[] | undefined {
  const at = chain.indexOf(to);
  return at === -1 ? undefined : [...chain.slice(at), to];
}

function staleVisit({ to, visits, facts, chain }: LoopQuestion): string[] | undefined {
  const earlier = visits.filter(({ agent }) => agent === to);
  if (earlier.length === 0) return undefined;
  const isNew = [...facts].some((fact) => !earlier.some(({ facts: told }) => told.has(fact)));
  if (isNew) return undefined;
  const from = chain.at(-1);
  return from === undefined ? [to, to] : [to, from, to];
}

function warn(count: number, max: number): string {
  return `This is handoff ${count} of at most ${max}; two to four do best.`;
}
