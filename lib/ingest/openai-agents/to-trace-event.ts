import type { Nanos } from "@/lib/domain/time";
import type { WireEvent } from "../native/wire-event";
import type { ExportedTrace } from "./exported-item";

const NAME_CHARS_MAX = 1000;
const WORD_CHARS_MAX = 500;

/** Its id is the trace's: the copy that follows a human's approval changes nothing. */
export function toTraceEvent(trace: ExportedTrace, at: Nanos): WireEvent {
  const { workflow_name: name, group_id: group, metadata } = trace;
  return {
    event: "trace_started",
    event_id: `trace:${trace.id}`.slice(0, 128),
    trace_id: trace.id,
    at: at.toString(),
    ...(name && { name: name.slice(0, NAME_CHARS_MAX) }),
    ...(group && { session_id: group.slice(0, WORD_CHARS_MAX) }),
    ...(metadata && { metadata }),
  };
}
