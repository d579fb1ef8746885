import type { HandoffId } from "../ids";
import { type Fact, isTelling } from "./fact";
import type { FactState } from "./fact-state";
import type { LineageInput, Need, Row, Wish } from "./lineage-model";
import type { ContextReader } from "./context";
import { lookUp } from "./look-up";

/** Who needed a fact: it was asked for, looked up again although known, or a contract names it. */
export function needFinder(
  { wishes, handoffs }: LineageInput,
  read: ContextReader,
): (row: Row) => Need[] {
  const columnOf = new Map<string, number>(handoffs.map(({ id }, column) => [id, column]));
  return (row) => {
    const needs = new Map<HandoffId, Need>();
    for (const wish of wishes) {
      const { handoffId, why } = wish;
      const column = columnOf.get(handoffId) ?? -1;
      const state = row.states[column];
      if (state === undefined || needs.has(handoffId)) continue;
      // What came up only later cannot have been looked up again.
      if (why === "refetch" && (columnOf.get(row.origin) ?? -1) >= column) continue;
      if (isWishedFor(row, wish, { state, read })) needs.set(handoffId, { handoffId, why });
    }
    return [...needs.values()];
  };
}

function isWishedFor(
  { fact }: Row,
  wish: Wish,
  { state, read }: { state: FactState; read: ContextReader },
): boolean {
  const isMissing = state === "dropped" || state === "absent";
  switch (wish.why) {
    case "clarification":
      return namesFact(fact.path, wish.fields) || asksFor(fact.path, wish.question);
    case "contract":
      return isMissing && namesFact(fact.path, wish.fields);
    case "refetch":
      return isMissing && isValue(fact) && lookUp(fact, read(wish.answer)) === 1;
  }
}

function isValue({ kind, text }: Fact): boolean {
  return kind !== "text" && isTelling(text);
}

function namesFact(path: string, fields: readonly string[]): boolean {
  if (fields.length === 0) return false;
  const segments = new Set(segmentsOf(path));
  return fields.some((field) => segments.has(plain(field.split(/[./]/).at(-1) ?? field)));
}

/** A question that uses all words of the field's own name. */
function asksFor(path: string, question: string): boolean {
  const name = path.replace(/#\d+$/, "").split("/").at(-1) ?? "";
  const words = name.split(/[^a-zA-Z]+|(?<=[a-z])(?=[A-Z])/).filter((word) => word.length > 3);
  const asked = question.toLowerCase();
  return words.length > 1 && words.every((word) => asked.includes(word.toLowerCase()));
}

function segmentsOf(path: string): string[] {
  return path.replace(/#\d+$/, "").split("/").slice(1).map(plain);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
