import { StoredEvent } from "@/lib/domain/event/native-event";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { decodeOtlpJson } from "../otlp/decode-json";
import type { OtlpSpan } from "../otlp/otlp-span";
import { toSpanEvent } from "../otlp/to-span-event";

export function capturedSpans(body: Uint8Array): TraceSpan[] {
  return decodeOtlpJson(body).spans.map(toTraceSpan);
}

/** A stored span; its payload references hold the JSON itself, so that tests can look at it. */
export function toTraceSpan(otlp: OtlpSpan): TraceSpan {
  const { input, output, ...light } = toSpanEvent(otlp);
  const stored = StoredEvent.parse(light);
  if (stored.event !== "span") throw new Error("a span makes a span event");
  return {
    id: stored.id,
    traceId: stored.trace_id,
    parentId: stored.parent_id ?? null,
    kind: stored.kind,
    name: stored.name,
    agent: stored.agent ?? null,
    service: stored.service ?? null,
    startedAt: stored.start,
    endedAt: stored.end ?? null,
    status: stored.status,
    statusMessage: stored.status_message ?? null,
    attributes: stored.attributes ?? {},
    input: input === undefined ? null : { payload: JSON.stringify(input), bytes: 0 },
    output: output === undefined ? null : { payload: JSON.stringify(output), bytes: 0 },
  };
}
