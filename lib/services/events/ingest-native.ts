import { NATIVE_SOURCE, type IngestResult } from "@/lib/contracts/ingest";
import { readEnvelope } from "@/lib/ingest/native/read-envelope";
import type { ServiceContext } from "../context";
import { decodeOrKeep } from "../ingest-rejects/decode-or-keep";
import { ingestEvents } from "./ingest-events";

/** The body of `POST /api/v1/events`: one event, an array, `{events}` or one event a line. */
export async function ingestNative(
  ctx: ServiceContext,
  { bytes, contentType }: { bytes: Uint8Array; contentType: string | null },
): Promise<{ result: IngestResult; isBatch: boolean }> {
  const source = NATIVE_SOURCE;
  const { values, isBatch } = await decodeOrKeep(ctx, { bytes, source }, () =>
    readEnvelope(bytes, contentType),
  );
  const result = await ingestEvents(ctx, { values, source, bytes: bytes.byteLength });
  return { result, isBatch };
}
