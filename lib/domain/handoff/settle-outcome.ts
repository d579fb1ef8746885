import type { Handoff, HandoffError } from "./handoff";
import { decideOutcome, type HandoffEnding } from "./outcome";
import type { HandoffOutcome, HandoffType } from "./taxonomy";

const LOW_QUALITY: HandoffError = { type: "low_quality", message: null };

type Settled = Pick<Handoff, "outcome" | "standing" | "error">;

/**
 * Decides again with the type that the trace gave: a return is complete when it was received.
 * Reads the handoff's own fields, so a type that a late event changes back is undone as well.
 */
export function settleOutcome(handoff: Handoff, type: HandoffType): Settled {
  const ending = endingOf(handoff);
  const outcome = decideOutcome({ ...handoff, ending }, type);
  return {
    outcome,
    standing: outcome === "in_flight" ? handoff.standing : null,
    error: outcomeError(outcome, ending, handoff.error),
  };
}

/** The error to show: the ending's own, unless the work was completed and then rated too low. */
export function outcomeError(
  outcome: HandoffOutcome,
  ending: HandoffEnding | null,
  error: HandoffError | null,
): HandoffError | null {
  if (outcome === "failed" && ending !== "failed") return LOW_QUALITY;
  return outcome === "in_flight" || outcome === "succeeded" ? null : error;
}

/** An `incomplete` that the timer wrote reads as `timed_out` too, and so stays. */
function endingOf(handoff: Handoff): HandoffEnding | null {
  if (handoff.outcome === "rejected") return "rejected";
  if (handoff.outcome === "incomplete") return "timed_out";
  if (handoff.outcome === "failed" && !isRatedLow(handoff)) return "failed";
  return handoff.completedAt === null ? null : "completed";
}

function isRatedLow({ error, quality }: Handoff): boolean {
  return quality !== null && error?.type === LOW_QUALITY.type && error.message === null;
}
