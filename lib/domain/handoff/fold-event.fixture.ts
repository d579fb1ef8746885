import { StoredEvent } from "../event/native-event";
import { EventId, HandoffId } from "../ids";
import { type EventOrigin, type FoldEvent, isHandoffEvent } from "./fold-event";
import { foldHandoff } from "./fold";
import type { Handoff } from "./handoff";

/** An event as a test writes it: `at` in ms; the handoff is `h`, the trace `t`. */
export type Told = { event: string; at: number; id?: string; origin?: EventOrigin } & Record<
  string,
  unknown
>;

export function foldEvent({ at, id, origin = "native", ...rest }: Told): FoldEvent {
  const event = StoredEvent.parse({
    trace_id: "t",
    handoff_id: "h",
    ...rest,
    at: `${at}000000`,
  });
  if (!isHandoffEvent(event)) throw new Error(`${event.event} is about no handoff`);
  return { event, eventId: EventId.parse(id ?? `${rest.event}@${at}`), origin };
}

export function handoffTold(...events: Told[]): Handoff {
  const handoff = foldHandoff(events.map(foldEvent));
  if (!handoff) throw new Error("tell at least one event");
  return handoff;
}

export function payload(name: string, bytes = 100) {
  return { payload: name, bytes };
}

export function handoffId(text: string): HandoffId {
  return HandoffId.parse(text);
}
