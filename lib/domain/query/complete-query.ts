import { type FieldName, isFieldName } from "./fields";
import type { TextSpan } from "./query";

/** What could be put at the caret, and which part of the text it replaces. */
export type Completion =
  | { kind: "field"; typed: string; place: TextSpan }
  /** `rest` is the query without the term that is being typed. */
  | { kind: "value"; field: FieldName; typed: string; place: TextSpan; rest: string }
  | { kind: "none" };

const FIELD_TERM = /^-?([a-z_]+):/i;
const NONE: Completion = { kind: "none" };

/** Looks at the term around the caret: its field is completed before the colon, its value behind it. */
export function completionAt(text: string, caret: number): Completion {
  const start = startOf(text, caret, /\s/);
  const end = endOf(text, caret, /\s/);
  const term = text.slice(start, caret);
  const [head = "", name = ""] = FIELD_TERM.exec(term) ?? [];
  if (head === "" || term.startsWith("//", head.length)) return fieldAt(term, { start, end });
  const field = name.toLowerCase();
  if (!isFieldName(field)) return NONE;
  const from = start + head.length + lengthUpTo(term.slice(head.length));
  const place = { start: from, end: endOf(text, caret, /[\s,]/) };
  const typed = text.slice(from, caret).replace(/^[<>=]*"?/, "");
  const around = [text.slice(0, start).trim(), text.slice(end).trim()];
  const rest = around.filter((part) => part !== "").join(" ");
  return { kind: "value", field, typed, place, rest };
}

function fieldAt(term: string, { start, end }: TextSpan): Completion {
  const signLength = term.startsWith("-") ? 1 : 0;
  const typed = term.slice(signLength);
  const isName = /^[a-z_]*$/i.test(typed);
  return isName ? { kind: "field", typed, place: { start: start + signLength, end } } : NONE;
}

/** The text with a completion in place, and where the caret then stands. */
export function complete(
  text: string,
  place: TextSpan,
  insertion: string,
): { text: string; caret: number } {
  const before = text.slice(0, place.start) + insertion;
  return { text: before + text.slice(place.end), caret: before.length };
}

/** Signs within quotes separate nothing. */
function startOf(text: string, caret: number, separator: RegExp): number {
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < caret; at += 1) {
    const sign = text[at] ?? "";
    if (sign === '"' && text[at - 1] !== "\\") isQuoted = !isQuoted;
    else if (!isQuoted && separator.test(sign)) start = at + 1;
  }
  return start;
}

/** How far the last value of a list begins behind the colon. */
function lengthUpTo(values: string): number {
  return startOf(values, values.length, /,/);
}

/** Where what the caret stands in ends: at its closing quote, or before the next separator. */
function endOf(text: string, caret: number, separator: RegExp): number {
  const closing = isQuotedAt(text, caret) ? text.indexOf('"', caret) : -1;
  if (closing >= 0) return closing + 1;
  let end = caret;
  while (end < text.length && !separator.test(text[end] ?? "")) end += 1;
  return end;
}

function isQuotedAt(text: string, caret: number): boolean {
  return (text.slice(0, caret).replaceAll('\\"', "").split('"').length - 1) % 2 === 1;
}
