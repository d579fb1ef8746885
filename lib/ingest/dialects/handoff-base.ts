import type { Handoff } from "./combine-evidence";
import { eventIdOf, handoffIdOf } from "./derived-event";

/** What every event of a handoff carries. */
export function baseOf(handoff: Handoff, step: string) {
  return {
    trace_id: handoff.span.traceId,
    handoff_id: handoffIdOf(handoff),
    event_id: eventIdOf(handoff, step),
  };
}
