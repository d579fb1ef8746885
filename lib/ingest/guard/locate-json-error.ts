import { endOfString } from "./json-shape";

const SPACE = /[\t\n\r ]*/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
/** A valid escape, or one character that a string may not hold. */
// oxlint-disable-next-line no-control-regex -- JSON strings may not hold control characters
const ESCAPE_OR_BAD = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|[\u0000-\u001f\\]/g;

type Expected = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma" | "nothing";
type Reading = { text: string; at: number; open: ("{" | "[")[]; expected: Expected };

/**
 * Where JSON text stops being valid. `JSON.parse` often does not say, and its message quotes the
 * payload. Runs only after a parse has failed.
 */
export function locateJsonError(text: string): number {
  const reading: Reading = { text, at: 0, open: [], expected: "value" };
  for (;;) {
    reading.at = matchEnd(SPACE, text, reading.at) ?? reading.at;
    if (reading.at >= text.length || !readToken(reading)) return reading.at;
  }
}

function readToken(reading: Reading): boolean {
  switch (reading.expected) {
    case "value":
    case "value-or-end":
      return readValue(reading);
    case "key":
    case "key-or-end":
      return readKey(reading);
    case "colon":
      return readMark(reading, ":", "value");
    case "comma":
      return readComma(reading);
    case "nothing":
      return false;
  }
}

function readValue(reading: Reading): boolean {
  const first = reading.text[reading.at];
  if (first === "]" && reading.expected === "value-or-end") return close(reading);
  if (first === "{" || first === "[") {
    reading.open.push(first);
    return readMark(reading, first, first === "{" ? "key-or-end" : "value-or-end");
  }
  const end = first === '"' ? stringEnd(reading) : matchEnd(SCALAR, reading.text, reading.at);
  return advance(reading, end, reading.open.length > 0 ? "comma" : "nothing");
}

function readKey(reading: Reading): boolean {
  const first = reading.text[reading.at];
  if (first === "}" && reading.expected === "key-or-end") return close(reading);
  return advance(reading, first === '"' ? stringEnd(reading) : undefined, "colon");
}

function readComma(reading: Reading): boolean {
  const inObject = reading.open.at(-1) === "{";
  if (reading.text[reading.at] === (inObject ? "}" : "]")) return close(reading);
  return readMark(reading, ",", inObject ? "key" : "value");
}

function readMark(reading: Reading, mark: string, next: Expected): boolean {
  return advance(reading, reading.text[reading.at] === mark ? reading.at + 1 : undefined, next);
}

function close(reading: Reading): boolean {
  reading.open.pop();
  return advance(reading, reading.at + 1, reading.open.length > 0 ? "comma" : "nothing");
}

function advance(reading: Reading, end: number | undefined, next: Expected): boolean {
  if (end === undefined) return false;
  reading.at = end;
  reading.expected = next;
  return true;
}

function stringEnd(reading: Reading): number | undefined {
  const end = endOfString(reading.text, reading.at);
  const content = reading.text.slice(reading.at + 1, end);
  for (const match of content.matchAll(ESCAPE_OR_BAD)) {
    if (match[0].length > 1) continue;
    reading.at += 1 + match.index;
    return undefined;
  }
  if (end < reading.text.length) return end + 1;
  reading.at = end;
  return undefined;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
