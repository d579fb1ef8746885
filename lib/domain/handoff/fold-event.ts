import type { StoredEvent } from "../event/native-event";
import type { EventId, HandoffId } from "../ids";

/** A stored event that is about a handoff. */
export type HandoffEvent = Extract<StoredEvent, { handoff_id?: unknown }> & {
  handoff_id: HandoffId;
};

/** `foreign` was translated from another SDK's spans, which cannot state every fact (rulings, 1). */
export type EventOrigin = "native" | "foreign";

/** An event as the fold takes it; `eventId` is the sender's, else the hash of the canonical form. */
export type FoldEvent = { event: HandoffEvent; eventId: EventId; origin: EventOrigin };

export function isHandoffEvent(event: StoredEvent): event is HandoffEvent {
  return "handoff_id" in event && event.handoff_id !== undefined;
}
