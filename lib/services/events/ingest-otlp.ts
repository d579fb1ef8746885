import { OTLP_SOURCE } from "@/lib/contracts/ingest";
import { decodeOtlpJson } from "@/lib/ingest/otlp/decode-json";
import { decodeOtlpProtobuf } from "@/lib/ingest/otlp/decode-protobuf";
import type { OtlpEncoding } from "@/lib/ingest/otlp/encode-response";
import { toSpanEvent } from "@/lib/ingest/otlp/to-span-event";
import type { ServiceContext } from "../context";
import { ingestEvents } from "./ingest-events";

/** How many reasons a partial success spells out; the count is always exact. */
const REASONS_MAX = 5;

/** Stores the spans of one OTLP export; those that cannot be read are counted and named. */
export async function ingestOtlp(
  ctx: ServiceContext,
  { bytes, encoding }: { bytes: Uint8Array; encoding: OtlpEncoding },
): Promise<{ rejectedSpans: number; message: string }> {
  const decoded = encoding === "json" ? decodeOtlpJson(bytes) : decodeOtlpProtobuf(bytes);
  const values = decoded.spans.map(toSpanEvent);
  const { rejected } = await ingestEvents(ctx, { values, source: OTLP_SOURCE });
  const reasons = [
    ...decoded.rejected.map(({ spanId, message }) => `span ${spanId ?? "without id"}: ${message}`),
    ...rejected.map(({ event_id: id, message }) => `span ${id ?? "without id"}: ${message}`),
  ];
  return { rejectedSpans: reasons.length, message: reasons.slice(0, REASONS_MAX).join("; ") };
}
