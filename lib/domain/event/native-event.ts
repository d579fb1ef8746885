import { z } from "zod";
import { resultEvents } from "./result-events";
import { Count } from "./shapes";
import { spanContentEvent, spanEvent } from "./span-event";
import { transferEvents } from "./transfer-events";
import { worldEvents } from "./world-events";

/**
 * The native vocabulary (docs/vocabulary.md): every source is translated into it.
 * `content` is the schema of the large values: JSON on the wire, a reference once stored.
 */
function eventSchema<Content extends z.ZodType>(content: Content) {
  return z.discriminatedUnion("event", [
    ...transferEvents(content),
    ...resultEvents(content),
    ...worldEvents(content),
    spanEvent(content),
    spanContentEvent(content),
  ]);
}

/** A reference to a stored payload: what large values become once they are durable. */
export const PayloadRef = z.object({ payload: z.string(), bytes: Count });
export type PayloadRef = z.infer<typeof PayloadRef>;

export const NativeEvent = eventSchema(z.json());
export type NativeEvent = z.infer<typeof NativeEvent>;
/** A native event as a sender writes it: before defaults and instants are parsed. */
export type NativeEventInput = z.input<typeof NativeEvent>;

export const StoredEvent = eventSchema(PayloadRef);
export type StoredEvent = z.infer<typeof StoredEvent>;

export type EventName = NativeEvent["event"];
export type StoredEventOf<Name extends EventName> = Extract<StoredEvent, { event: Name }>;
export const EVENT_NAMES: readonly EventName[] = NativeEvent.options.flatMap((option) => {
  const name = option.shape.event;
  return name instanceof z.ZodLiteral ? [...name.values] : name.options;
});
