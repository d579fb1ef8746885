import type { Handoff } from "./handoff";
import type { HandoffOutcome, HandoffType } from "./taxonomy";

/** What the last terminal event of a handoff said. */
export type HandoffEnding = "completed" | "failed" | "rejected" | "timed_out";

export type OutcomeFacts = Pick<Handoff, "receivedAt" | "acceptedAt" | "mode" | "quality"> & {
  ending: HandoffEnding | null;
};

/** Rated work succeeds above this, not at it. */
const QUALITY_FLOOR = 0.7;

/** An open handoff of a trace that was silent for so long is `incomplete`, unless a human holds it. */
export const INCOMPLETE_WINDOW_MS_DEFAULT = 15 * 60_000;
/** And is shown as `lost` before that. */
export const CONTACT_LOST_MS_DEFAULT = 5 * 60_000;

/** `type` is null while only the handoff itself is known; placement in the trace decides again. */
export function decideOutcome(facts: OutcomeFacts, type: HandoffType | null): HandoffOutcome {
  if (facts.ending === "failed" || facts.ending === "rejected") return facts.ending;
  if (isDone(facts, type)) return isGoodEnough(facts.quality) ? "succeeded" : "failed";
  return facts.ending === "timed_out" ? "incomplete" : "in_flight";
}

/**
 * A return has nothing left to do once it arrived; `async` work answers to nobody's receipt; who
 * accepted has received, though nothing says when.
 */
function isDone(facts: OutcomeFacts, type: HandoffType | null): boolean {
  const { ending, receivedAt, acceptedAt, mode } = facts;
  if (type === "return") return receivedAt !== null;
  const isAcknowledged = receivedAt !== null || acceptedAt !== null;
  return ending === "completed" && (isAcknowledged || mode === "async");
}

function isGoodEnough(quality: number | null): boolean {
  return quality === null || quality > QUALITY_FLOOR;
}
