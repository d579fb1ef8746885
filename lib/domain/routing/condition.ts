import { FACTS, type FactKind, type FactName, isFactName } from "./facts";
import { isRecord } from "../json";

export const COMPARISONS = ["==", "!=", "<", "<=", ">", ">="] as const;
type Comparison = (typeof COMPARISONS)[number];

export type Test =
  | { kind: "compare"; fact: FactName; op: Comparison; value: string | number }
  | { kind: "between"; fact: FactName; low: number; high: number }
  /** Text that has it within, or a list that has it. */
  | { kind: "contains"; fact: FactName; value: string }
  | { kind: "one_of"; fact: FactName; values: readonly (string | number)[] }
  | { kind: "starts" | "ends"; fact: FactName; value: string };

/** A rule's `when` as it is evaluated: the closed part of JSONLogic that rules may use, typed. */
export type Condition =
  | { kind: "always" | "never" }
  | { kind: "all" | "any"; of: readonly Condition[] }
  | { kind: "not"; of: Condition }
  | Test;

export type RuleProblem = { path: string; message: string };
export type ParsedCondition =
  | { ok: true; condition: Condition }
  | { ok: false; problems: RuleProblem[] };

const DEPTH_MAX = 12;
const TESTS_MAX = 200;

class Unfit extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** JSONLogic to a condition; what is not on the closed lists is refused with where it stands. */
export function parseCondition(when: unknown, path = "/when"): ParsedCondition {
  try {
    const count = { tests: 0 };
    return { ok: true, condition: read(when, { path, depth: 0, count }) };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return { ok: false, problems: [{ path: error.path, message: error.message }] };
  }
}

type Place = { path: string; depth: number; count: { tests: number } };

function read(logic: unknown, place: Place): Condition {
  const { path, depth, count } = place;
  if (typeof logic === "boolean") return { kind: logic ? "always" : "never" };
  countTest(place);
  const [op, given] = operatorOf(logic, path);
  const args: unknown[] = Array.isArray(given) ? given : [given];
  const inside = (index: number) => ({ path: `${path}/${op}/${index}`, depth: depth + 1, count });
  if (op === "and" || op === "or") {
    return joined(
      op,
      args.map((arg, index) => read(arg, inside(index))),
    );
  }
  if (op === "!" && args.length === 1) return { kind: "not", of: read(args[0], inside(0)) };
  return readTest(op, args, `${path}/${op}`);
}

/** `and` of nothing holds, `or` of nothing does not. */
function joined(op: "and" | "or", of: readonly Condition[]): Condition {
  if (of.length === 0) return { kind: op === "and" ? "always" : "never" };
  return { kind: op === "and" ? "all" : "any", of };
}

function countTest({ path, depth, count }: Place): void {
  if (depth > DEPTH_MAX) throw new Unfit(path, `is nested deeper than ${DEPTH_MAX}`);
  count.tests += 1;
  if (count.tests > TESTS_MAX) throw new Unfit(path, `has more than ${TESTS_MAX} conditions`);
}

function operatorOf(logic: unknown, path: string): [string, unknown] {
  const entries = isRecord(logic) ? Object.entries(logic) : [];
  const [entry] = entries;
  if (entry && entries.length === 1) return entry;
  throw new Unfit(path, "must be one operator with its values");
}

function readTest(op: string, args: readonly unknown[], path: string): Test {
  const comparison = COMPARISONS.find((known) => known === op);
  if (comparison) return readComparison(comparison, args, path);
  if (op === "in") return readIn(args, path);
  if (op === "startsWith" || op === "endsWith") {
    const fact = factOf(args[0], `${path}/0`);
    expectKind(fact, ["text"], path);
    return { kind: op === "startsWith" ? "starts" : "ends", fact, value: text(args[1], path) };
  }
  throw new Unfit(path, `"${op}" is not an operator that rules have`);
}

function readComparison(op: Comparison, args: readonly unknown[], path: string): Test {
  if (args.length === 3 && op === "<=") {
    const fact = factOf(args[1], `${path}/1`);
    expectKind(fact, ["number"], path);
    return { kind: "between", fact, low: number(args[0], path), high: number(args[2], path) };
  }
  const fact = factOf(args[0], `${path}/0`);
  const isOrder = op !== "==" && op !== "!=";
  expectKind(fact, isOrder ? ["number"] : ["number", "text"], path);
  const isNumber = FACTS[fact].kind === "number";
  const value = isNumber ? number(args[1], `${path}/1`) : text(args[1], `${path}/1`);
  return { kind: "compare", fact, op, value };
}

function readIn(args: readonly unknown[], path: string): Test {
  const [first, second] = args;
  if (!isRecord(second)) {
    const fact = factOf(first, `${path}/0`);
    expectKind(fact, ["text", "number"], path);
    if (!Array.isArray(second) || second.length === 0) {
      throw new Unfit(`${path}/1`, "needs a list of values");
    }
    const one = FACTS[fact].kind === "number" ? number : text;
    return { kind: "one_of", fact, values: second.map((value) => one(value, `${path}/1`)) };
  }
  const fact = factOf(second, `${path}/1`);
  expectKind(fact, ["text", "list"], path);
  return { kind: "contains", fact, value: text(first, `${path}/0`) };
}

function factOf(value: unknown, path: string): FactName {
  const name = isRecord(value) && Object.keys(value).length === 1 ? value["var"] : undefined;
  if (typeof name !== "string") throw new Unfit(path, 'must name a fact: {"var": "complexity"}');
  if (isFactName(name)) return name;
  const known = Object.keys(FACTS).join(", ");
  throw new Unfit(path, `there is no fact "${name}"; there are ${known}`);
}

function expectKind(fact: FactName, kinds: readonly FactKind[], path: string): void {
  const { kind, label } = FACTS[fact];
  if (!kinds.includes(kind)) {
    throw new Unfit(path, `"${label}" is a ${kind}: this operator is for a ${kinds.join(" or ")}`);
  }
}

function text(value: unknown, path: string): string {
  if (typeof value === "string" && value !== "" && value.length <= 1000) return value;
  throw new Unfit(path, "needs a text of 1 to 1000 characters");
}

function number(value: unknown, path: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new Unfit(path, "needs a number");
}
