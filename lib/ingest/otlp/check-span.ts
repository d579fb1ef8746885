import { assertEventCount } from "../guard/parse-ndjson";
import { AppError } from "@/lib/errors";
import { OTLP_PARTS_PER_REQUEST_MAX } from "../guard/limits";
import type { OtlpBatch, OtlpSpan } from "./otlp-span";

export const TRACE_ID = /^(?!0+$)[0-9a-f]{32}$/;
export const SPAN_ID = /^(?!0+$)[0-9a-f]{16}$/;
export const INSTANT_NS_MAX = 2n ** 63n - 1n;

/** Takes a span into the batch, or its reason into the rejects: one bad span sinks no neighbour. */
export function collectSpan(batch: OtlpBatch, span: OtlpSpan): void {
  const message = problemOf(span);
  if (message === undefined) batch.spans.push(span);
  else rejectSpan(batch, span, message);
}

export function rejectSpan(batch: OtlpBatch, span: OtlpSpan, message: string): void {
  batch.rejected.push({ spanId: span.spanId || null, message, span });
}

/** Counted before the next span is decoded, so that a flood stops early. */
export function assertRoom(batch: OtlpBatch): void {
  assertEventCount(countOf(batch) + 1);
}

/** Refuses the whole request: what would be kept of it does not fit into memory. */
export function assertPartCount(count: number): void {
  if (count <= OTLP_PARTS_PER_REQUEST_MAX) return;
  throw new AppError(
    "payload_too_large",
    `A request may hold at most ${OTLP_PARTS_PER_REQUEST_MAX} span events, links and groups of spans.`,
  );
}

function countOf(batch: OtlpBatch): number {
  return batch.spans.length + batch.rejected.length;
}

function problemOf(span: OtlpSpan): string | undefined {
  if (!TRACE_ID.test(span.traceId)) return "trace_id: must be 16 bytes, not all zero";
  if (!SPAN_ID.test(span.spanId)) return "span_id: must be 8 bytes, not all zero";
  if (span.parentSpanId !== null && !SPAN_ID.test(span.parentSpanId)) {
    return "parent_span_id: must be 8 bytes, not all zero";
  }
  if (span.startNs <= 0n) return "start_time_unix_nano: is missing";
  const isInRange = isInstant(span.startNs) && isInstant(span.endNs ?? span.startNs);
  return isInRange ? undefined : "times: must be between the years 1970 and 2262";
}

function isInstant(ns: bigint): boolean {
  return ns >= 0n && ns <= INSTANT_NS_MAX;
}
