import type { Facet, FacetValue } from "@/lib/contracts/trace-facets";
import type { Completion } from "@/lib/domain/query/complete-query";
import { FIELD_NAMES, type FieldName, fieldOf } from "@/lib/domain/query/fields";
import { printValue } from "@/lib/domain/query/print-query";
import type { TextSpan } from "@/lib/domain/query/query";
import { formatQuantity } from "@/lib/format/count";

export type Suggestion = {
  label: string;
  /** What a field means, or how many traces have a value. */
  detail: string;
  insertion: string;
  place: TextSpan;
};

const SUGGESTIONS_MAX = 50;

/** What can be put at the caret: fields by name, or the values of a field. */
export function suggestionsFor(
  completion: Completion,
  facet: Pick<Facet, "values"> | undefined,
): Suggestion[] {
  if (completion.kind === "none") return [];
  const { typed, place } = completion;
  const all =
    completion.kind === "field"
      ? fieldSuggestions(place)
      : valueSuggestions(completion.field, facet?.values ?? [], place);
  const wanted = typed.toLowerCase();
  return all
    .filter(({ label }) => label.toLowerCase().includes(wanted))
    .sort((a, b) => rank(a, wanted) - rank(b, wanted))
    .slice(0, SUGGESTIONS_MAX);
}

/** What begins as typed comes first; the rest keeps its order. */
function rank({ label }: Suggestion, wanted: string): number {
  return label.toLowerCase().startsWith(wanted) ? 0 : 1;
}

function fieldSuggestions(place: TextSpan): Suggestion[] {
  return FIELD_NAMES.map((name) => ({
    label: name,
    detail: `${fieldOf(name).meaning} · ${fieldOf(name).example}`,
    insertion: `${name}:`,
    place,
  }));
}

function valueSuggestions(
  field: FieldName,
  counted: readonly FacetValue[],
  place: TextSpan,
): Suggestion[] {
  const { words = [], example } = fieldOf(field);
  const counts = new Map(counted.map(({ value, count }) => [value, count]));
  const values = [...counts.keys(), ...words.filter((word) => !counts.has(word))];
  if (values.length === 0 && counted.length === 0) return exampleOf(example, place);
  return values.map((value) => ({
    label: value,
    detail: describeCount(counts.get(value)),
    insertion: printValue(field, { kind: "text", text: value }),
    place,
  }));
}

/** A number, a size or a time: nothing to list, but a form to show. */
function exampleOf(example: string, place: TextSpan): Suggestion[] {
  const value = example.slice(example.indexOf(":") + 1);
  return [{ label: value, detail: "for example", insertion: value, place }];
}

function describeCount(count: number | undefined): string {
  return count === undefined ? "" : formatQuantity(count, "trace");
}
