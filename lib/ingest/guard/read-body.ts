import { pipeline } from "node:stream/promises";
import {
  constants,
  createGunzip,
  createInflate,
  createZstdDecompress,
  type Gunzip,
  type Inflate,
  type ZstdDecompress,
} from "node:zlib";
import { AppError } from "@/lib/errors";
import { keepMoving } from "./keep-moving";
import { BODY_BYTES_MAX } from "./limits";

export type BodyLimits = {
  encoding: string | null;
  maxBytes?: number;
  /** Hears of each new size while reading; what it throws ends the reading. */
  onSize?: (bytes: number) => void;
};

/** Node types what a decompressor yields as text or bytes. */
type Chunk = Uint8Array | string;

const CHUNK_BYTES = 64 * 1024;
/** A zstd frame may ask for a window of up to 2 GB before its first byte: 32 MB is enough here. */
const ZSTD_WINDOW_LOG_MAX = 25;

/**
 * Reads a whole body and undoes its `Content-Encoding`. Compressed and decompressed size are
 * both capped while streaming, so a bomb costs at most `maxBytes` of memory.
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  { encoding, maxBytes = BODY_BYTES_MAX, onSize }: BodyLimits,
): Promise<Uint8Array> {
  const decompress = decompressorFor(encoding);
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  const collect = async (source: AsyncIterable<Chunk>) => {
    for await (const chunk of capped(source, maxBytes, onSize)) chunks.push(chunk);
  };
  try {
    const source = keepMoving(body);
    if (decompress) await pipeline(capped(source, maxBytes), decompress, collect);
    else await collect(source);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("invalid_input", unreadableMessage(encoding), { cause: error });
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

function decompressorFor(encoding: string | null): Gunzip | Inflate | ZstdDecompress | undefined {
  switch (encoding?.trim().toLowerCase() ?? "") {
    case "":
    case "identity":
      return undefined;
    case "gzip":
    case "x-gzip":
      return createGunzip({ chunkSize: CHUNK_BYTES });
    case "deflate":
      return createInflate({ chunkSize: CHUNK_BYTES });
    case "zstd":
      return createZstdDecompress({
        chunkSize: CHUNK_BYTES,
        params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG_MAX },
      });
    default:
      throw new AppError(
        "unsupported_media_type",
        "Content-Encoding must be gzip, deflate, zstd or identity.",
      );
  }
}

async function* capped(
  source: AsyncIterable<Chunk>,
  maxBytes: number,
  onSize?: BodyLimits["onSize"],
) {
  let bytes = 0;
  for await (const piece of source) {
    const chunk = typeof piece === "string" ? Buffer.from(piece) : piece;
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      throw new AppError("payload_too_large", `The body is larger than ${maxBytes} bytes.`);
    }
    onSize?.(bytes);
    yield chunk;
  }
}

function unreadableMessage(encoding: string | null): string {
  return encoding
    ? `The body is not complete, valid ${encoding}.`
    : "The body ended before it was complete.";
}
