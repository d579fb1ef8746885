import type { FieldName } from "./fields";
import type { FieldTerm, Query, QueryValue } from "./query";

const NOWHERE = { start: 0, end: 0 };

/** The texts that a query asks of a field. */
export function valuesAsked(query: Query, field: FieldName): string[] {
  return query.flatMap((term) => (isAsked(term, field) ? textsOf(term) : []));
}

/** Adds a value to what is asked of its field (`status:failed` becomes `status:failed,running`), or takes it away. */
export function toggleValue(query: Query, field: FieldName, text: string): Query {
  const asked = query.filter((term): term is FieldTerm => isAsked(term, field));
  const holder = asked.find((term) => textsOf(term).includes(text));
  if (holder !== undefined) return replaceValues(query, holder, without(holder, text));
  const value = { kind: "text" as const, text };
  const [first] = asked;
  if (first !== undefined) return replaceValues(query, first, [...first.values, value]);
  return [...query, { kind: "field", isNegated: false, field, values: [value], place: NOWHERE }];
}

function without({ values }: FieldTerm, text: string): QueryValue[] {
  return values.filter((each) => each.kind !== "text" || each.text !== text);
}

/** A term without values is gone. */
function replaceValues(query: Query, term: FieldTerm, values: readonly QueryValue[]): Query {
  const next = values.length === 0 ? [] : [{ ...term, values }];
  return query.flatMap((each) => (each === term ? next : [each]));
}

function isAsked(term: Query[number], field: FieldName): term is FieldTerm {
  return term.kind === "field" && term.field === field && !term.isNegated;
}

function textsOf({ values }: FieldTerm): string[] {
  return values.flatMap((value) => (value.kind === "text" ? [value.text] : []));
}
