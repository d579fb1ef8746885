import { createHash } from "node:crypto";
import type { StoredEventOf } from "@/lib/domain/event/native-event";
import { EventId, HandoffId, ID_CHARS_MAX } from "@/lib/domain/ids";
import type { Evidence } from "./evidence";

type DerivedName =
  | "handoff_initiated"
  | "handoff_received"
  | "context_understood"
  | "handoff_progressed"
  | "handoff_accepted"
  | "handoff_rejected"
  | "task_complete"
  | "task_failed"
  | "approval_requested"
  | "approval_decided";

/** A handoff event read out of spans; its id depends on the spans alone, so a repeat is the same. */
export type DerivedEvent = StoredEventOf<DerivedName> & {
  event_id: EventId;
  handoff_id: HandoffId;
};

type Place = Pick<Evidence, "span" | "part" | "handoffId">;

/** As the sender named it, if that can be an id; tool-call ids repeat, trace id and span id together do not. */
export function handoffIdOf({ span, part, handoffId }: Place): HandoffId {
  const named = HandoffId.safeParse(handoffId === null ? null : shortened(handoffId));
  if (named.success) return named.data;
  return HandoffId.parse(shortened(`${span.traceId}:${span.id}${suffix(part)}`));
}

export function eventIdOf({ span, part }: Place, step: string): EventId {
  return EventId.parse(shortened(`${span.traceId}:${span.id}${suffix(part)}:${step}`));
}

function suffix(part: string): string {
  return part === "" ? "" : `:${part}`;
}

function shortened(id: string): string {
  return id.length <= ID_CHARS_MAX ? id : createHash("sha256").update(id).digest("hex");
}
