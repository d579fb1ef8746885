import { AppError } from "@/lib/errors";
import { JSON_DEPTH_MAX, JSON_KEYS_MAX } from "./limits";

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
/** `[` and `{` differ from `]` and `}` by two; bit 0x20 folds square into curly brackets. */
const OPEN = 0x7b;
const CLOSE = 0x7d;
/** Where counting the members of an array starts: their number is no problem. */
const UNCOUNTED = -(2 ** 31);

type JsonShape = { depthMax: number; keysMax: number };

const LIMITS: JsonShape = { depthMax: JSON_DEPTH_MAX, keysMax: JSON_KEYS_MAX };

/**
 * Refuses JSON text of a shape that costs far more than its bytes: nesting that overflows the stack,
 * and objects of so many keys (a million copy for seconds) that others would wait.
 */
export function assertJsonShape(text: string): void {
  const excess = jsonExcess(text, LIMITS);
  if (excess === "depth") {
    throw new AppError("too_deep", `The JSON nests deeper than ${JSON_DEPTH_MAX} levels.`);
  }
  if (excess === "keys") {
    const message = `An object of the JSON has more than ${JSON_KEYS_MAX} keys.`;
    throw new AppError("payload_too_large", message);
  }
}

/** Whether text that may be JSON can be parsed without harm. */
export function isSafelyShaped(text: string): boolean {
  return jsonExcess(text, LIMITS) === undefined;
}

/** Which limit JSON text exceeds, found without parsing it. */
export function jsonExcess(
  text: string,
  { depthMax, keysMax }: JsonShape,
): "depth" | "keys" | undefined {
  if (text.length <= Math.min(depthMax, keysMax)) return undefined;
  const members = new Int32Array(depthMax + 2);
  members[0] = UNCOUNTED;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      i = endOfString(text, i);
      continue;
    }
    const folded = code | 0x20;
    if (folded === OPEN) {
      depth += 1;
      if (depth > depthMax) return "depth";
      members[depth] = code === OPEN ? 1 : UNCOUNTED;
    } else if (folded === CLOSE) depth = Math.max(0, depth - 1);
    else if (code === COMMA && countMember(members, depth) > keysMax) return "keys";
  }
  return undefined;
}

function countMember(members: Int32Array, depth: number): number {
  const count = (members[depth] ?? 0) + 1;
  members[depth] = count;
  return count;
}

/** Index of the closing quote of the string that opens at `open`; the text's end if there is none. */
export function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close === -1 ? text.length : close;
}

function isEscaped(text: string, index: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(index - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}
