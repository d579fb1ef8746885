import type { Condition, Test } from "./condition";
import { FACTS } from "./facts";

const OPERATOR_WORDS = {
  "==": "is",
  "!=": "is not",
  "<": "is less than",
  "<=": "is at most",
  ">": "is more than",
  ">=": "is at least",
} as const;

/** A condition as a person reads it. */
export function describeCondition(condition: Condition): string {
  if ("fact" in condition) return describeTest(condition);
  switch (condition.kind) {
    case "always":
    case "never":
      return condition.kind;
    case "all":
      return condition.of.map(bracketed).join(" and ");
    case "any":
      return condition.of.map(bracketed).join(" or ");
    case "not":
      return `not (${describeCondition(condition.of)})`;
  }
}

function describeTest(test: Test): string {
  const name = FACTS[test.fact].label;
  switch (test.kind) {
    case "compare":
      return `${name} ${OPERATOR_WORDS[test.op]} ${quoted(test.value)}`;
    case "between":
      return `${name} is between ${test.low} and ${test.high}`;
    case "contains":
      return `${name} ${has(test)} ${quoted(test.value)}`;
    case "one_of":
      return `${name} is one of ${test.values.map(quoted).join(", ")}`;
    case "starts":
      return `${name} starts with ${quoted(test.value)}`;
    case "ends":
      return `${name} ends with ${quoted(test.value)}`;
  }
}

function has({ fact }: Test): string {
  return FACTS[fact].kind === "list" ? "has" : "contains";
}

function bracketed(condition: Condition): string {
  const words = describeCondition(condition);
  return condition.kind === "all" || condition.kind === "any" ? `(${words})` : words;
}

function quoted(value: string | number): string {
  return typeof value === "number" ? String(value) : `"${value}"`;
}
