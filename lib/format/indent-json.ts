/** One line of a JSON text: what stands on it, and how deep. */
export type JsonTextLine = { depth: number; text: string };

/** A longer line would not scroll smoothly: it goes on in the next one. */
const LINE_CHARS_MAX = 2_000;
const OPENING = /[[{]/;
const CLOSING = /[\]}]/;
/** The end of a string, a line end in it, any other escape; or outside of strings what shapes the text. */
const IN_STRING = /"|\\n|\\[^n]?|[^"\\]+/gy;
const OUTSIDE = /[[\]{},":]|\s+|[^[\]{},":\s]+/gy;

type Writing = { lines: JsonTextLine[]; depth: number; line: string };

/**
 * Breaks compact JSON text into indented lines without parsing it, so that the beginning of a large
 * text can be read before its end has arrived. Line ends within strings break the line too.
 */
export function indentJson(text: string): JsonTextLine[] {
  const writing: Writing = { lines: [], depth: 0, line: "" };
  let isString = false;
  let at = 0;
  while (at < text.length) {
    const pattern = isString ? IN_STRING : OUTSIDE;
    pattern.lastIndex = at;
    const token = pattern.exec(text)?.[0] ?? text.slice(at);
    at += token.length;
    if (isString) writeInString(writing, token);
    else writeOutside(writing, token);
    if (token === '"') isString = !isString;
  }
  endLine(writing);
  return writing.lines;
}

function writeInString(writing: Writing, token: string): void {
  writing.line += token;
  if (token === "\\n") endLine(writing);
}

function writeOutside(writing: Writing, token: string): void {
  if (CLOSING.test(token)) {
    endLine(writing);
    writing.depth = Math.max(0, writing.depth - 1);
    writing.line = token;
    return;
  }
  if (token.trim() !== "") writing.line += token === ":" ? ": " : token;
  if (token === "," || OPENING.test(token)) endLine(writing);
  if (OPENING.test(token)) writing.depth += 1;
}

function endLine(writing: Writing): void {
  const { lines, depth, line } = writing;
  for (let from = 0; from < line.length; from += LINE_CHARS_MAX) {
    lines.push({ depth, text: line.slice(from, from + LINE_CHARS_MAX) });
  }
  writing.line = "";
}
