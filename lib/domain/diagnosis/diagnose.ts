import type { HandoffView, TraceView } from "../findings/trace-view";
import type { HandoffId } from "../ids";
import { handoffSuspicions } from "./handoff-suspicions";
import { rankSuspects } from "./rank-suspects";
import { stepSuspicions } from "./step-suspicions";
import type { Step, Suspect } from "./suspect";

export type FailedTrace = {
  view: TraceView;
  /** What its agents did, in order. */
  steps: readonly Step[];
  /** What was asked for; empty: unknown. */
  request: string;
};

/**
 * Who failed, and where: the handoffs and steps of a failed trace that may have brought it down, the most
 * suspicious first. Deterministic and without a model: it reads outcomes, lineage and words.
 */
export function diagnose({ view, steps, request }: FailedTrace): Suspect[] {
  const said = stepSuspicions(steps, request).map((suspicion) => ({
    ...suspicion,
    handoffId: servedAt(suspicion, view.handoffs),
  }));
  return rankSuspects([...handoffSuspicions(view), ...said]);
}

/** The handoff that an agent was working on. */
function servedAt(
  { agent, at }: { agent: string | null; at: bigint },
  handoffs: readonly HandoffView[],
): HandoffId | null {
  const served = handoffs.findLast(
    ({ toAgent, firstSignAt }) => toAgent === agent && firstSignAt <= at,
  );
  return served?.id ?? null;
}
