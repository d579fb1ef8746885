import { RE2JS, RE2JSSyntaxException } from "re2js";

/**
 * One admin's expression must not stop everybody's ingest. RE2 has neither backreferences nor
 * lookaround and runs in linear time; its program is kept small, because the time is its product
 * with the text.
 */
const PROGRAM_SIZE_MAX = 200;
/** The whole-match search is ten times the test, so it sees only the windows that pass the test. */
const WINDOW_CHARS = 4096;
/** What a match may reach into the next window. */
const OVERLAP_CHARS = 512;

export type LinearPattern = (text: string, mask: (match: string) => string) => string;

export type CompiledPattern =
  | { kind: "compiled"; replace: LinearPattern }
  | { kind: "refused"; reason: string };

export function compilePattern(expression: string): CompiledPattern {
  const pattern = parse(expression);
  if (typeof pattern === "string") return { kind: "refused", reason: pattern };
  if (pattern.programSize() > PROGRAM_SIZE_MAX) {
    return { kind: "refused", reason: "It is too large: use smaller repeats or fewer choices." };
  }
  if (pattern.test("")) {
    return { kind: "refused", reason: "It matches the empty text, so it would match everywhere." };
  }
  return { kind: "compiled", replace: (text, mask) => replaceIn(text, { pattern, mask }) };
}

function parse(expression: string): RE2JS | string {
  try {
    return RE2JS.compile(expression);
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    const why = error.message.replace(/^error parsing regexp: /, "");
    return `It is not an RE2 expression (no lookaround, no backreferences): ${why}.`;
  }
}

type Replacement = { pattern: RE2JS; mask: (match: string) => string };

function replaceIn(text: string, { pattern, mask }: Replacement): string {
  let masked = "";
  let done = 0;
  for (let start = 0; start < text.length; start = Math.max(start + WINDOW_CHARS, done)) {
    // One character before it, so that \b and ^ see where they stand.
    const from = Math.max(0, start - 1);
    const window = text.slice(from, start + WINDOW_CHARS + OVERLAP_CHARS);
    if (!pattern.test(window)) continue;
    for (const [at, end] of matchesIn(window, { pattern, first: start - from })) {
      masked += text.slice(done, from + at) + mask(window.slice(at, end));
      done = from + end;
    }
  }
  return done === 0 ? text : masked + text.slice(done);
}

/** The matches that begin within the window; those in its overlap are the next window's. */
function* matchesIn(
  window: string,
  { pattern, first }: { pattern: RE2JS; first: number },
): Generator<[number, number]> {
  const matcher = pattern.matcher(window);
  let isFound = matcher.find(first);
  while (isFound && matcher.start() < first + WINDOW_CHARS) {
    if (matcher.end() > matcher.start()) yield [matcher.start(), matcher.end()];
    isFound = matcher.find();
  }
}
