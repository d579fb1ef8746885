import { createHash } from "node:crypto";
import type { StoredEventOf } from "@/lib/domain/event/native-event";
import { EventId, HandoffId, ID_CHARS_MAX } from "@/lib/domain/ids";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";

type DerivedName = "handoff_initiated" | "handoff_received" | "task_complete" | "task_failed";

/** A handoff event read out of spans; its id depends on the spans alone, so a repeat is the same. */
export type DerivedEvent = StoredEventOf<DerivedName> & { event_id: EventId };

/** Tool-call ids repeat; trace id and span id together do not. */
export function handoffIdOf({ traceId, id }: TraceSpan): HandoffId {
  return HandoffId.parse(shortened(`${traceId}:${id}`));
}

export function eventIdOf({ traceId, id }: TraceSpan, step: string): EventId {
  return EventId.parse(shortened(`${traceId}:${id}:${step}`));
}

function shortened(id: string): string {
  return id.length <= ID_CHARS_MAX ? id : createHash("sha256").update(id).digest("hex");
}
