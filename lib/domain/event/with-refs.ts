import type { NativeEvent, PayloadRef, StoredEvent } from "./native-event";

/** The same event, its large values replaced by references: exactly what `StoredEvent` differs in. */
export function withRefs(event: NativeEvent, refs: Record<string, PayloadRef>): StoredEvent {
  return { ...event, ...refs } as StoredEvent;
}
