import { formatInstant, type Nanos } from "../time";
import { type FieldName, fieldOf } from "./fields";
import type { Query, QueryTerm, QueryValue } from "./query";
import { printAmount } from "./units";

/** What reads back as the same without quotes. */
const BARE_VALUE = /^[^\s",<>=\\][^\s",]*$/;
const BARE_WORD = /^[^\s"-][^\s"]*$/;
const LOOKS_LIKE_FIELD = /^[a-z_]+:(?!\/\/)/i;
const MIDNIGHT = /T00:00:00\.0{9}Z$/;

/** The one way of writing a query down: reading it gives the same query again. */
export function printQuery(query: Query): string {
  return query.map(printTerm).join(" ");
}

export function printTerm(term: QueryTerm): string {
  const sign = term.isNegated ? "-" : "";
  if (term.kind === "text") {
    return sign + (term.isPhrase || !isBareWord(term.text) ? quote(term.text) : term.text);
  }
  return `${sign}${term.field}:${term.values.map((value) => printValue(term.field, value)).join(",")}`;
}

export function printValue(field: FieldName, value: QueryValue): string {
  if (value.kind === "instant") return printInstant(value.at);
  if (value.kind === "number") {
    const sign = value.comparison === "=" ? "" : value.comparison;
    return sign + printAmount(value.number, fieldOf(field).type);
  }
  return BARE_VALUE.test(value.text) ? value.text : quote(value.text);
}

/** A word that is not quoted is a single one, and nothing that means something else. */
function isBareWord(text: string): boolean {
  return BARE_WORD.test(text) && !LOOKS_LIKE_FIELD.test(text);
}

function printInstant(at: Nanos): string {
  const iso = formatInstant(at);
  return MIDNIGHT.test(iso) ? iso.slice(0, 10) : iso.replace(/\.?0+Z$/, "Z");
}

function quote(text: string): string {
  return `"${text.replaceAll(/[\\"]/g, (sign) => `\\${sign}`)}"`;
}
