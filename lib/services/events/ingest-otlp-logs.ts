import { OTLP_SOURCE } from "@/lib/contracts/ingest";
import { UnreadableLine } from "@/lib/ingest/guard/parse-ndjson";
import { decodeOtlpLogsJson } from "@/lib/ingest/otlp/decode-logs-json";
import { decodeOtlpLogsProtobuf } from "@/lib/ingest/otlp/decode-logs-protobuf";
import type { OtlpEncoding, OtlpOutcome } from "@/lib/ingest/otlp/encode-response";
import type { ServiceContext } from "../context";
import { decodeOrKeep } from "../ingest-rejects/decode-or-keep";
import { ingestEvents } from "./ingest-events";

/** How many reasons a partial success spells out; the count is always exact. */
const REASONS_MAX = 5;

/**
 * Stores the messages that one OTLP log export tells of spans, whether the spans came or not. Other
 * records are no failure: exporters send all they have.
 */
export async function ingestOtlpLogs(
  ctx: ServiceContext,
  { bytes, encoding }: { bytes: Uint8Array; encoding: OtlpEncoding },
): Promise<OtlpOutcome & { ignored: number }> {
  const decode = encoding === "json" ? decodeOtlpLogsJson : decodeOtlpLogsProtobuf;
  const source = OTLP_SOURCE;
  const {
    contents,
    rejected: unread,
    ignored,
  } = await decodeOrKeep(ctx, { bytes, source }, decode);
  const lines = unread.map((message) => new UnreadableLine(message));
  const values = [...lines, ...contents];
  const { rejected } = await ingestEvents(ctx, { values, source, bytes: bytes.byteLength });
  const reasons = rejected.slice(0, REASONS_MAX).map(({ message }) => message);
  return { rejected: rejected.length, message: reasons.join("; "), ignored };
}
