import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { keepBody } from "./keep-body";

/** Decodes a body. One that cannot be read is refused, and kept with its reason like a bad event. */
export async function decodeOrKeep<Decoded>(
  ctx: ServiceContext,
  { bytes, source }: { bytes: Uint8Array; source: string },
  decode: (bytes: Uint8Array) => Decoded,
): Promise<Decoded> {
  requireScope(ctx, "ingest");
  try {
    return decode(bytes);
  } catch (error) {
    if (error instanceof AppError) await keepBody(ctx, { source, error, bytes });
    throw error;
  }
}
