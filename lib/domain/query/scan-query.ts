import type { QueryError, TextSpan } from "./query";

/** A part of a value list: bare text, or the content of a quoted string. */
export type ScannedValue = { text: string; isQuoted: boolean; place: TextSpan };

export type ScannedTerm = {
  isNegated: boolean;
  /** As typed, before the colon; undefined for free text. */
  field: { name: string; place: TextSpan } | undefined;
  values: readonly ScannedValue[];
  place: TextSpan;
};

export type ScannedQuery =
  | { kind: "scanned"; terms: readonly ScannedTerm[] }
  | { kind: "refused"; error: QueryError };

const SPACE = /\s/;
/** `https://…` is a text, not a field. */
const FIELD_NAME = /[a-z_]+(?=:(?!\/\/))/iy;
/** What cannot follow a `-`. */
const NOTHING = /^[\s-]?$/;
const WORD = /[^\s"]+/y;
const BARE_VALUE = /[^\s",]+/y;
const COMPARISON = /[<>]=?|=/y;

/** Splits a query into terms: `-field:value,"another value"`, `"a phrase"`, words. */
export function scanQuery(text: string): ScannedQuery {
  const terms: ScannedTerm[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const scanned = scanTerm(text, at);
    if (scanned.kind === "refused") return scanned;
    terms.push(scanned.term);
    at = skipSpace(text, scanned.term.place.end);
  }
  return { kind: "scanned", terms };
}

type Refused = { kind: "refused"; error: QueryError };
type TermScan = { kind: "term"; term: ScannedTerm } | Refused;

function scanTerm(text: string, start: number): TermScan {
  const isNegated = text[start] === "-";
  const at = isNegated ? start + 1 : start;
  if (isNegated && NOTHING.test(text[at] ?? "")) {
    return refused({ start, end: at }, "`-` needs something to leave out, such as -from:research");
  }
  const name = matchAt(FIELD_NAME, text, at);
  if (name !== undefined) {
    return scanField(text, { start, isNegated, name, nameStart: at });
  }
  const value = text[at] === '"' ? scanQuoted(text, at) : bareValue(text, at, WORD);
  if (value.kind === "refused") return value;
  const term = { isNegated, field: undefined, values: [value.value] };
  return { kind: "term", term: { ...term, place: { start, end: value.value.place.end } } };
}

type FieldStart = { start: number; isNegated: boolean; name: string; nameStart: number };

function scanField(text: string, { start, isNegated, name, nameStart }: FieldStart): TermScan {
  const field = { name, place: { start: nameStart, end: nameStart + name.length } };
  const values: ScannedValue[] = [];
  let at = field.place.end;
  do {
    const scanned = scanValue(text, at + 1);
    if (scanned.kind === "refused") return scanned;
    values.push(scanned.value);
    at = scanned.value.place.end;
  } while (text[at] === ",");
  return { kind: "term", term: { isNegated, field, values, place: { start, end: at } } };
}

type ValueScan = { kind: "value"; value: ScannedValue } | Refused;

/** A comparison may stand before quotes as well: it stays a part of the value's text. */
function scanValue(text: string, start: number): ValueScan {
  const comparison = matchAt(COMPARISON, text, start) ?? "";
  const at = start + comparison.length;
  if (text[at] !== '"') return bareValue(text, start, BARE_VALUE);
  const quoted = scanQuoted(text, at);
  if (quoted.kind === "refused" || comparison === "") return quoted;
  const value = { ...quoted.value, text: comparison + quoted.value.text };
  return { kind: "value", value: { ...value, place: { start, end: quoted.value.place.end } } };
}

function bareValue(text: string, start: number, pattern: RegExp): ValueScan {
  const found = matchAt(pattern, text, start) ?? "";
  const place = { start, end: start + found.length };
  return { kind: "value", value: { text: found, isQuoted: false, place } };
}

/** `\"` and `\\` are the only escapes; a backslash before anything else is itself. */
function scanQuoted(text: string, start: number): ValueScan {
  let content = "";
  let at = start + 1;
  while (at < text.length && text[at] !== '"') {
    const isEscape = text[at] === "\\" && (text[at + 1] === '"' || text[at + 1] === "\\");
    if (isEscape) at += 1;
    content += text[at] ?? "";
    at += 1;
  }
  if (at >= text.length) {
    return refused({ start, end: text.length }, 'This quote is not closed: add `"` at the end');
  }
  const place = { start, end: at + 1 };
  return { kind: "value", value: { text: content, isQuoted: true, place } };
}

function refused(place: TextSpan, message: string): Refused {
  return { kind: "refused", error: { message, place } };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && SPACE.test(text[at] ?? "")) at += 1;
  return at;
}
