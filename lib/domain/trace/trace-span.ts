import type { PayloadRef } from "../event/native-event";
import type { SpanKind, SpanStatus } from "../handoff/taxonomy";
import type { SpanId, TraceId } from "../ids";
import type { Json } from "../json";
import type { Nanos } from "../time";

/** A span as it is kept: bodies are references, attributes hold no large content. */
export type TraceSpan = {
  id: SpanId;
  traceId: TraceId;
  parentId: SpanId | null;
  kind: SpanKind;
  name: string;
  agent: string | null;
  service: string | null;
  startedAt: Nanos;
  endedAt: Nanos | null;
  status: SpanStatus;
  statusMessage: string | null;
  attributes: Readonly<Record<string, Json>>;
  input: PayloadRef | null;
  output: PayloadRef | null;
};
