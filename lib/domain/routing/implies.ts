import { canonicalJson } from "../json";
import type { Condition, Test } from "./condition";

type Range = { low: number; high: number; lowOpen: boolean; highOpen: boolean };

/** Whether `first` surely holds wherever `later` does. Says no where it cannot tell. */
export function isImplied(first: Condition, later: Condition): boolean {
  if (first.kind === "always" || later.kind === "never") return true;
  if (canonicalJson(first) === canonicalJson(later)) return true;
  if (first.kind === "any") return first.of.some((part) => isImplied(part, later));
  const wanted = partsOf(first);
  const given = partsOf(later);
  return wanted.every((want) => given.some((part) => partImplies(part, want)));
}

/** Whether no facts at all make it true, in the simple cases. */
export function isContradiction(condition: Condition): boolean {
  if (condition.kind === "never") return true;
  if (condition.kind === "any") return condition.of.every(isContradiction);
  const parts = partsOf(condition);
  if (condition.kind === "all" && parts.some(isContradiction)) return true;
  return parts.some((one) => parts.some((other) => excludes(one, other)));
}

function partsOf(condition: Condition): readonly Condition[] {
  return condition.kind === "all" ? condition.of.flatMap(partsOf) : [condition];
}

function partImplies(part: Condition, want: Condition): boolean {
  if (canonicalJson(part) === canonicalJson(want)) return true;
  if (!isTest(part) || !isTest(want) || part.fact !== want.fact) return false;
  const values = valuesOf(part);
  const allowed = valuesOf(want);
  if (values && allowed) return values.every((value) => allowed.includes(value));
  const inner = rangeOf(part);
  const outer = rangeOf(want);
  return inner !== undefined && outer !== undefined && isWithin(inner, outer);
}

function isWithin(inner: Range, outer: Range): boolean {
  if (inner.low < outer.low || inner.high > outer.high) return false;
  const isLowOut = inner.low === outer.low && outer.lowOpen && !inner.lowOpen;
  const isHighOut = inner.high === outer.high && outer.highOpen && !inner.highOpen;
  return !isLowOut && !isHighOut;
}

function excludes(one: Condition, other: Condition): boolean {
  if (!isTest(one) || !isTest(other) || one.fact !== other.fact) return false;
  const values = valuesOf(one);
  const others = valuesOf(other);
  if (values && others) return !values.some((value) => others.includes(value));
  const a = rangeOf(one);
  const b = rangeOf(other);
  if (!a || !b) return false;
  return isBelow(a, b) || isBelow(b, a);
}

function isBelow(a: Range, b: Range): boolean {
  return a.high < b.low || (a.high === b.low && (a.highOpen || b.lowOpen));
}

function isTest(condition: Condition): condition is Test {
  return "fact" in condition;
}

/** The only values that pass, in lower case as they are compared. */
function valuesOf(test: Test): string[] | undefined {
  if (test.kind === "one_of") return test.values.map((value) => String(value).toLowerCase());
  if (test.kind === "compare" && test.op === "==") return [String(test.value).toLowerCase()];
  return undefined;
}

function rangeOf(test: Test): Range | undefined {
  const all = { low: -Infinity, high: Infinity, lowOpen: false, highOpen: false };
  if (test.kind === "between") return { ...all, low: test.low, high: test.high };
  if (test.kind !== "compare" || typeof test.value !== "number") return undefined;
  const { op, value } = test;
  if (op === "==") return { ...all, low: value, high: value };
  if (op === "<" || op === "<=") return { ...all, high: value, highOpen: op === "<" };
  if (op === ">" || op === ">=") return { ...all, low: value, lowOpen: op === ">" };
  return undefined;
}
