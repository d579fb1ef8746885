import type { Json } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { assertJsonShape } from "./json-shape";
import { locateJsonError } from "./locate-json-error";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Bytes to JSON. `__proto__` stays an ordinary own key, as `JSON.parse` leaves it. */
export function parseJson(bytes: Uint8Array): Json {
  const text = decodeUtf8(bytes);
  assertJsonShape(text);
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    const position = locateJsonError(text);
    const problem = position >= text.trimEnd().length ? "ends too early" : "is not valid JSON";
    // The parser's own error is left out: its message quotes the payload.
    throw new AppError("invalid_input", `The body ${problem} at position ${position}.`);
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    const position = firstInvalidByte(bytes);
    throw new AppError("invalid_input", `The body is not valid UTF-8 at byte ${position}.`, {
      cause: error,
    });
  }
}

/** Decoding replaces what is invalid, so the first byte that does not survive is the culprit. */
function firstInvalidByte(bytes: Uint8Array): number {
  const repaired = Buffer.from(new TextDecoder().decode(bytes));
  const bomBytes = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const index = bytes.subarray(bomBytes).findIndex((byte, i) => byte !== repaired[i]);
  return index + bomBytes;
}
