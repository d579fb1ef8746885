import { OTLP_SOURCE } from "@/lib/contracts/ingest";
import { UnreadableLine } from "@/lib/ingest/guard/parse-ndjson";
import { decodeOtlpJson } from "@/lib/ingest/otlp/decode-json";
import { decodeOtlpProtobuf } from "@/lib/ingest/otlp/decode-protobuf";
import type { OtlpEncoding, OtlpOutcome } from "@/lib/ingest/otlp/encode-response";
import type { OtlpReject } from "@/lib/ingest/otlp/otlp-span";
import { toSpanEvent } from "@/lib/ingest/otlp/to-span-event";
import type { ServiceContext } from "../context";
import { decodeOrKeep } from "../ingest-rejects/decode-or-keep";
import { ingestEvents } from "./ingest-events";

/** How many reasons a partial success spells out; the count is always exact. */
const REASONS_MAX = 5;

/** Stores the spans of one OTLP export; those that cannot be read are kept apart, counted and named. */
export async function ingestOtlp(
  ctx: ServiceContext,
  { bytes, encoding }: { bytes: Uint8Array; encoding: OtlpEncoding },
): Promise<OtlpOutcome> {
  const decode = encoding === "json" ? decodeOtlpJson : decodeOtlpProtobuf;
  const decoded = await decodeOrKeep(ctx, { bytes, source: OTLP_SOURCE }, decode);
  const values = [...decoded.rejected.map(toUnreadable), ...decoded.spans.map(toSpanEvent)];
  const { rejected } = await ingestEvents(ctx, {
    values,
    source: OTLP_SOURCE,
    bytes: bytes.byteLength,
    areOwnSpans: true,
  });
  const reasons = rejected
    .slice(0, REASONS_MAX)
    .map(({ event_id: id, message }) => `span ${id ?? "without id"}: ${message}`);
  return { rejected: rejected.length, message: reasons.join("; ") };
}

function toUnreadable({ message, spanId, span }: OtlpReject): UnreadableLine {
  return new UnreadableLine(message, {
    id: spanId,
    ...(span && { sent: toSpanEvent(span) }),
  });
}
