import type { FieldName } from "./fields";
import { printTerm } from "./print-query";
import type { Query, QueryTerm } from "./query";

/** Fields whose values an index finds, as long as they are asked for and not left out. */
const FOUND_BY_INDEX: ReadonlySet<FieldName> = new Set([
  "from",
  "to",
  "agent",
  "error",
  "flag",
  "finding",
  "source",
  "session",
  "trace",
  "handoff",
  "after",
  "before",
]);
/** Shorter words begin too many others. */
const WORD_CHARS_MIN = 3;

/** The terms that have to look at everything of the time range, as they are written. */
export function broadTermsOf(query: Query): string[] {
  return query.filter(isBroad).map(printTerm);
}

function isBroad(term: QueryTerm): boolean {
  if (term.isNegated) return true;
  if (term.kind === "text") return term.text.length < WORD_CHARS_MIN;
  return !FOUND_BY_INDEX.has(term.field);
}
