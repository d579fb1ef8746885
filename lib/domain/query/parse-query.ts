import { closestOf } from "./closest";
import { FIELD_NAMES, isFieldName } from "./fields";
import {
  type ParsedQuery,
  QUERY_CHARS_MAX,
  QUERY_TERMS_MAX,
  type QueryError,
  type QueryTerm,
  type QueryValue,
  type TextSpan,
} from "./query";
import { readValue } from "./read-value";
import { type ScannedTerm, scanQuery } from "./scan-query";
import { hasSearchable } from "./searchable";

/** Reads what was typed; whatever it is, the answer is a query or one error with its place. */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > QUERY_CHARS_MAX) {
    const place = { start: QUERY_CHARS_MAX, end: text.length };
    return refused(place, `A query has ${QUERY_CHARS_MAX} characters at most`);
  }
  const scanned = scanQuery(text);
  if (scanned.kind === "refused") return scanned;
  const query: QueryTerm[] = [];
  for (const scannedTerm of scanned.terms) {
    const read = readTerm(scannedTerm);
    if (read.kind === "refused") return read;
    query.push(read.term);
  }
  const tooMany = query[QUERY_TERMS_MAX];
  if (tooMany) return refused(tooMany.place, `A query has ${QUERY_TERMS_MAX} terms at most`);
  return { kind: "parsed", query };
}

type ReadTerm = { kind: "term"; term: QueryTerm } | { kind: "refused"; error: QueryError };

function readTerm(scanned: ScannedTerm): ReadTerm {
  const { field, values, isNegated, place } = scanned;
  if (field === undefined) return readText(scanned);
  const name = field.name.toLowerCase();
  if (!isFieldName(name)) return refused(field.place, unknownField(name));
  const read: QueryValue[] = [];
  for (const value of values) {
    const result = readValue(name, value);
    if (result.kind === "refused") return refused(value.place, result.message);
    read.push(result.value);
  }
  return { kind: "term", term: { kind: "field", isNegated, field: name, values: read, place } };
}

function readText({ values, isNegated, place }: ScannedTerm): ReadTerm {
  const [value] = values;
  if (value === undefined || !hasSearchable(value.text)) {
    return refused(place, "There is no letter and no digit to search for");
  }
  if (value.text.includes("\u0000")) {
    return refused(place, "A text must not contain NUL characters");
  }
  const { text, isQuoted: isPhrase } = value;
  return { kind: "term", term: { kind: "text", isNegated, text, isPhrase, place } };
}

function unknownField(name: string): string {
  const meant = closestOf(name, FIELD_NAMES);
  const hint = meant === undefined ? "" : `: did you mean \`${meant}\`?`;
  return `Unknown field \`${name}\`${hint === "" ? ". Quote it to search for the text" : hint}`;
}

function refused(place: TextSpan, message: string): { kind: "refused"; error: QueryError } {
  return { kind: "refused", error: { message, place } };
}
