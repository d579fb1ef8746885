import { AppError } from "@/lib/errors";
import { readBody } from "@/lib/ingest/guard/read-body";
import type { ServiceContext } from "@/lib/services/context";
import { keepBody } from "@/lib/services/ingest-rejects/keep-body";
import type { Hold } from "./admission";

/** Reads a body for a door; one that breaks off, bursts or stalls counts among its rejects. */
export async function readIngestBody(
  { body, headers }: Request,
  { ctx, source, hold }: { ctx: ServiceContext; source: string; hold: Hold },
): Promise<Uint8Array> {
  try {
    return await readBody(body, { encoding: headers.get("content-encoding"), onSize: hold });
  } catch (error) {
    if (error instanceof AppError) await keepBody(ctx, { source, error });
    throw error;
  }
}
