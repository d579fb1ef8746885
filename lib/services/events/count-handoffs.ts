import type { NativeEventInput } from "@/lib/domain/event/native-event";

export function countHandoffs(events: readonly NativeEventInput[]): number {
  const ids = events.map((event) => ("handoff_id" in event ? event.handoff_id : undefined));
  return new Set(ids.filter((id) => id !== undefined)).size;
}
