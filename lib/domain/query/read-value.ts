import { parseInstant } from "../time";
import { closestOf } from "./closest";
import { type FieldName, type FieldType, fieldOf } from "./fields";
import { type Comparison, COMPARISONS, type QueryValue } from "./query";
import type { ScannedValue } from "./scan-query";
import { readAmount } from "./units";

type ReadValue = { kind: "read"; value: QueryValue } | { kind: "refused"; message: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NEEDS: Record<Exclude<FieldType, "agent" | "text" | "word">, string> = {
  size: "a size such as 10kb (b, kb, mb)",
  duration: "a duration such as 500ms (ms, s, m, h)",
  count: "a whole number",
  number: "a number",
  instant: "a day such as 2026-11-01 or a time such as 2026-11-01T12:00:00Z",
};

/** One value of a field, read as the field's type says. */
export function readValue(name: FieldName, { text, isQuoted }: ScannedValue): ReadValue {
  const { type, example } = fieldOf(name);
  if (text === "") return refused(`\`${name}\` needs a value, such as ${example}`);
  if (type === "text" || type === "agent") return readText(name, text, isQuoted);
  if (type === "word") return readWord(name, text);
  if (type === "instant") return readInstant(name, text);
  const comparison = comparisonOf(text);
  const number = readAmount(text.slice(comparison.length).trim(), type);
  if (number === undefined) return refused(`\`${name}\` needs ${NEEDS[type]}`);
  return read({ kind: "number", comparison: comparison === "" ? "=" : comparison, number });
}

/** Signs are a part of a name once it is quoted. */
function readText(name: FieldName, text: string, isQuoted: boolean): ReadValue {
  if (!isQuoted && comparisonOf(text) !== "") {
    return refused(
      `\`${name}\` is a text and cannot be compared; quote it if the sign belongs to it`,
    );
  }
  if (text.includes("\u0000")) return refused(`\`${name}\` must not contain NUL characters`);
  return read({ kind: "text", text });
}

function readWord(name: FieldName, text: string): ReadValue {
  const { words = [] } = fieldOf(name);
  const typed = plainWord(text);
  const word = words.find((each) => plainWord(each) === typed);
  if (word !== undefined) return read({ kind: "text", text: word });
  const meant = closestOf(typed, words);
  const hint = meant === undefined ? `it is one of ${words.join(", ")}` : `did you mean ${meant}?`;
  return refused(`\`${name}\` is never \`${text.slice(0, 50)}\`: ${hint}`);
}

/** `in flight`, `in-flight` and `in_flight` are one word. */
function plainWord(text: string): string {
  return text.toLowerCase().replaceAll(/[ -]/g, "_");
}

function readInstant(name: FieldName, text: string): ReadValue {
  const at = parseInstant(DAY.test(text) ? `${text}T00:00:00Z` : text);
  return at === undefined
    ? refused(`\`${name}\` needs ${NEEDS.instant}`)
    : read({ kind: "instant", at });
}

function comparisonOf(text: string): Comparison | "" {
  return COMPARISONS.find((sign) => text.startsWith(sign)) ?? "";
}

function read(value: QueryValue): ReadValue {
  return { kind: "read", value };
}

function refused(message: string): ReadValue {
  return { kind: "refused", message };
}
