import { AppError } from "@/lib/errors";

export type Part = { name: string; body: Uint8Array };

const BLANK_LINE = Buffer.from("\r\n\r\n");
const HEADER_BYTES_MAX = 16 * 1024;
const PARTS_MAX = 100_000;

/**
 * The parts of a `multipart/form-data` body as views into it: nothing is copied or decoded, unlike
 * `Response.formData()`, which makes text of each part before its JSON can be checked for depth.
 */
export function readMultipart(bytes: Uint8Array, contentType: string | null): Part[] {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const delimiter = Buffer.from(`--${boundaryOf(contentType)}`);
  const parts: Part[] = [];
  let start = body.indexOf(delimiter);
  while (start !== -1) {
    const from = start + delimiter.length;
    if (isClosing(body, from)) return parts;
    const end = nextDelimiter(body, delimiter, from);
    if (end === -1) break;
    if (parts.length >= PARTS_MAX) {
      throw new AppError("payload_too_large", `A request may hold at most ${PARTS_MAX} parts.`);
    }
    parts.push(readPart(body, { from, end }));
    start = end + 2;
  }
  throw new AppError("invalid_input", "The multipart body ends before its closing boundary.");
}

function boundaryOf(contentType: string | null): string {
  const match = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(
    contentType ?? "",
  );
  const boundary = match?.[1] ?? match?.[2];
  if (boundary) return boundary;
  throw new AppError(
    "unsupported_media_type",
    "Content-Type must be multipart/form-data with a boundary.",
  );
}

function isClosing(body: Buffer, at: number): boolean {
  return body[at] === 0x2d && body[at + 1] === 0x2d;
}

/** A delimiter counts at the start of a line only: JSON text may hold the same characters. */
function nextDelimiter(body: Buffer, delimiter: Buffer, from: number): number {
  return body.indexOf(Buffer.concat([Buffer.from("\r\n"), delimiter]), from);
}

function readPart(body: Buffer, { from, end }: { from: number; end: number }): Part {
  const blank = body.indexOf(BLANK_LINE, from);
  if (blank === -1 || blank >= end || blank - from > HEADER_BYTES_MAX) {
    throw new AppError("invalid_input", `The part at byte ${from} has no headers.`);
  }
  const headers = body.toString("utf8", from, blank);
  const name = /^content-disposition:.*?[;\s]name="([^"\r\n]*)"/im.exec(headers)?.[1];
  if (name === undefined) {
    throw new AppError("invalid_input", `The part at byte ${from} has no name.`);
  }
  return { name, body: body.subarray(blank + BLANK_LINE.length, end) };
}
