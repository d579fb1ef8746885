import { NATIVE_SOURCE, type IngestResult } from "@/lib/contracts/ingest";
import { readEnvelope } from "@/lib/ingest/native/read-envelope";
import type { ServiceContext } from "../context";
import { ingestEvents } from "./ingest-events";

/** The body of `POST /api/v1/events`: one event, an array, `{events}` or one event a line. */
export async function ingestNative(
  ctx: ServiceContext,
  { bytes, contentType }: { bytes: Uint8Array; contentType: string | null },
): Promise<{ result: IngestResult; isBatch: boolean }> {
  const { values, isBatch } = readEnvelope(bytes, contentType);
  return { result: await ingestEvents(ctx, { values, source: NATIVE_SOURCE }), isBatch };
}
