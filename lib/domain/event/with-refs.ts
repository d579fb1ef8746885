import type { Json } from "../json";
import { nanos } from "../time";
import type { NativeEvent, PayloadRef, StoredEvent } from "./native-event";

/** The same event, its large values replaced by references: exactly what `StoredEvent` differs in. */
export function withRefs(event: NativeEvent, refs: Record<string, PayloadRef>): StoredEvent {
  return { ...event, ...refs } as StoredEvent;
}

/** A wire span that is known to keep the vocabulary's rules: only its instants differ from the event. */
export function withInstants(wire: Record<string, Json>): NativeEvent {
  const { start, end } = wire as { start: string; end: string | null };
  return { ...wire, start: nanos(start), end: end === null ? null : nanos(end) } as NativeEvent;
}
