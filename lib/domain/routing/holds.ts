import type { Condition, Test } from "./condition";
import { describeCondition } from "./describe-condition";
import { FACTS, type FactValue, type RoutingFacts } from "./facts";

/** Undefined: it cannot be said, because a fact is unknown (Kleene's logic: unknown is not false). */
export type Truth = boolean | undefined;

export function holds(condition: Condition, facts: RoutingFacts): Truth {
  if ("fact" in condition) {
    const value = facts[condition.fact];
    return value === undefined || value === null ? undefined : passes(condition, value);
  }
  switch (condition.kind) {
    case "always":
    case "never":
      return condition.kind === "always";
    case "all":
      return joined(condition.of, { facts, decides: false });
    case "any":
      return joined(condition.of, { facts, decides: true });
    case "not": {
      const inner = holds(condition.of, facts);
      return inner === undefined ? undefined : !inner;
    }
  }
}

/** One part that decides is enough; else one unknown part leaves the whole unknown. */
function joined(
  of: readonly Condition[],
  { facts, decides }: { facts: RoutingFacts; decides: boolean },
): Truth {
  let found: Truth = !decides;
  for (const part of of) {
    const truth = holds(part, facts);
    if (truth === decides) return decides;
    if (truth === undefined) found = undefined;
  }
  return found;
}

function passes(test: Test, value: FactValue): boolean {
  switch (test.kind) {
    case "compare":
      return compares(test, value);
    case "between":
      return Number(value) >= test.low && Number(value) <= test.high;
    case "contains":
      return Array.isArray(value)
        ? value.some((each) => folded(each) === folded(test.value))
        : folded(value).includes(folded(test.value));
    case "one_of":
      return test.values.some((each) => folded(each) === folded(value));
    case "starts":
      return folded(value).startsWith(folded(test.value));
    case "ends":
      return folded(value).endsWith(folded(test.value));
  }
}

function compares({ op, value: wanted }: Extract<Test, { kind: "compare" }>, value: FactValue) {
  switch (op) {
    case "==":
      return folded(value) === folded(wanted);
    case "!=":
      return folded(value) !== folded(wanted);
    case "<":
      return value < wanted;
    case "<=":
      return value <= wanted;
    case ">":
      return value > wanted;
    case ">=":
      return value >= wanted;
  }
}

/** People do not mean the case of letters. */
function folded(value: FactValue): string {
  return String(value).toLowerCase();
}

/** In words, the first thing that kept a condition from holding. */
export function whyNot(condition: Condition, facts: RoutingFacts): string {
  if ("fact" in condition) return whyTestFails(condition, facts);
  switch (condition.kind) {
    case "always":
    case "never":
      return "its condition never holds";
    case "all": {
      const missing = condition.of.find((part) => holds(part, facts) !== true);
      return missing ? whyNot(missing, facts) : "its condition holds";
    }
    case "any":
      return `none of these holds: ${condition.of.map(describeCondition).join("; ")}`;
    case "not":
      return `it wants that not ${describeCondition(condition.of)}`;
  }
}

function whyTestFails(test: Test, facts: RoutingFacts): string {
  const value = facts[test.fact];
  const name = FACTS[test.fact].label;
  if (value === undefined || value === null) return `${name} is not known`;
  return `${name} is ${shown(value)}; it wants ${describeCondition(test)}`;
}

const SHOWN_CHARS_MAX = 80;

function shown(value: FactValue): string {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return value.length === 0 ? "empty" : value.join(", ");
  return `"${value.length > SHOWN_CHARS_MAX ? `${value.slice(0, SHOWN_CHARS_MAX)}…` : value}"`;
}
