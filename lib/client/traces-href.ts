import type { Route } from "next";
import type { FieldName } from "@/lib/domain/query/fields";
import { printQuery } from "@/lib/domain/query/print-query";
import type { Query, QueryValue } from "@/lib/domain/query/query";
import { type ViewParams, viewHref } from "./view-params";

const NOWHERE = { start: 0, end: 0 };

type Bound = Extract<QueryValue, { kind: "number" }>;
export type Terms = readonly (readonly [FieldName, ...(string | Bound)[]])[];

/** The traces whose handoffs make up a number: `[["from", "A"], ["outcome", "failed", "rejected"]]`. */
export function tracesHref(terms: Terms, view: Partial<ViewParams>): Route {
  const query = terms.map(([field, ...values]): Query[number] => ({
    kind: "field",
    isNegated: false,
    field,
    values: values.map((value) =>
      typeof value === "string" ? { kind: "text", text: value } : value,
    ),
    place: NOWHERE,
  }));
  return viewHref(`/traces?q=${encodeURIComponent(printQuery(query))}`, view);
}

const NOT_SUCCEEDED = ["outcome", "failed", "rejected", "incomplete"] as const;

/** The same, and of them those that the rate of success misses. */
export function ratedHrefs(
  terms: Terms,
  view: Partial<ViewParams>,
): { href: Route; failuresHref: Route } {
  return {
    href: tracesHref(terms, view),
    failuresHref: tracesHref([...terms, NOT_SUCCEEDED], view),
  };
}

/** Bytes, milliseconds or a plain number, as the field means it. */
export function bound(comparison: Bound["comparison"], number: number): Bound {
  return { kind: "number", comparison, number };
}
