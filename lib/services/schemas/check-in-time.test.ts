import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/json";
import { createAllowance } from "./allowance";
import { checkWithin, problemOf } from "./check-in-time";

type Schema = Record<string, Json>;

/** 2^n ways, none of which fits. */
function doubling(depth: number): Schema {
  const next = (level: number): Json => ({ $ref: `#/$defs/level${level}` });
  const levels = Array.from({ length: depth }, (_none, level) => [
    `level${level}`,
    { anyOf: [next(level + 1), next(level + 1)] },
  ]);
  return {
    type: "object",
    properties: { a: next(0) },
    $defs: { ...Object.fromEntries(levels), [`level${depth}`]: { type: "number" } },
  };
}

const EXPRESSION: Schema = {
  type: "object",
  properties: { a: { type: "string", pattern: "^(a+)+$" } },
};
const HOSTILE = { a: `${"a".repeat(50)}!` };

describe("a schema that never ends", () => {
  it.each<[string, Schema, Json]>([
    ["an expression that tries every way", EXPRESSION, HOSTILE],
    ["alternatives that double", doubling(40), HOSTILE],
    ["a reference to itself", { anyOf: [{ $ref: "#" }] }, HOSTILE],
    [
      "names by an expression",
      { type: "object", patternProperties: { "^(a+)+$": {} } },
      { [HOSTILE.a]: 1 },
    ],
  ])("%s is a bad one", (_case, schema, value) => {
    expect(checkWithin()(schema, value)).toMatchObject({ kind: "bad_schema" });
    expect(checkWithin()({ type: "object" }, {})).toEqual({ kind: "fits", value: {} });
  });

  it("takes no more time in many values than in one", () => {
    const check = checkWithin(50);
    const began = performance.now();
    const kinds = Array.from({ length: 100 }, () => check(EXPRESSION, HOSTILE).kind);

    expect(new Set(kinds)).toEqual(new Set(["bad_schema"]));
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it("has little time while many were slow, and others have enough", () => {
    const allowance = createAllowance();
    allowance.spend(2_000);
    const startedAt = performance.now();
    const slow = checkWithin(5_000, allowance)(EXPRESSION, HOSTILE);
    const took = performance.now() - startedAt;
    const quick = checkWithin(5_000, allowance)(EXPRESSION, { a: "aaa" });

    expect(slow.kind).toBe("bad_schema");
    expect(took).toBeLessThan(1_000);
    expect(quick.kind).toBe("fits");
  });
});

describe("problemOf", () => {
  it.each<[string, Schema, string]>([
    ["one that can be used", EXPRESSION, "none"],
    ["an expression that is none", { type: "string", pattern: "(" }, "regular expression"],
    ["another address", { $ref: "https://example.com/schema" }, "External $ref"],
  ])("%s", (_case, schema, problem) => {
    expect(problemOf(schema) ?? "none").toContain(problem);
  });
});
