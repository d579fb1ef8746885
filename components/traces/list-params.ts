import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { printQuery } from "@/lib/domain/query/print-query";
import type { FieldName } from "@/lib/domain/query/fields";
import type { Query } from "@/lib/domain/query/query";
import { SORT_ORDERS, TRACE_SORTS } from "@/lib/domain/trace/trace-sort";

/** What the list's own part of the URL says, by the names that the API takes. */
export const listParsers = {
  q: parseAsString.withDefault(""),
  sort: parseAsStringLiteral(TRACE_SORTS).withDefault("started"),
  order: parseAsStringLiteral(SORT_ORDERS).withDefault("desc"),
};

/** The filters that links had before there was a query, and the fields that mean the same. */
const EARLIER_FILTERS: Readonly<Record<string, FieldName>> = {
  status: "status",
  agent: "agent",
  source: "source",
  session_id: "session",
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The search of an earlier link as one with a query; undefined when it is none. */
export function withQueryOf(search: Search): URLSearchParams | undefined {
  const terms: string[] = [];
  const next = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    const text = [value].flat()[0];
    if (text === undefined) continue;
    const field = EARLIER_FILTERS[key];
    if (field !== undefined) terms.push(printQuery([valueTerm(field, text)]));
    else if (key === "text") terms.push(printQuery([textTerm(text)]));
    else next.set(key, text);
  }
  if (terms.length === 0) return undefined;
  next.set("q", [next.get("q") ?? "", ...terms].join(" ").trim());
  return next;
}

const NOWHERE = { start: 0, end: 0 };

function valueTerm(field: FieldName, text: string): Query[number] {
  const values = [{ kind: "text" as const, text }];
  return { kind: "field", isNegated: false, field, values, place: NOWHERE };
}

/** Somebody's words as they are, whatever they would mean in a query. */
function textTerm(text: string): Query[number] {
  return { kind: "text", isNegated: false, text, isPhrase: false, place: NOWHERE };
}
