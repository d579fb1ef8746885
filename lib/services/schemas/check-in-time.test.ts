import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/json";
import { createAllowance } from "./allowance";
import { createCheck, problemOf } from "./check-in-time";

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

const check = () => createCheck(createAllowance());

describe("a schema that never ends", () => {
  it.each<[string, Schema, Json, string]>([
    ["an expression that tries every way", EXPRESSION, HOSTILE, "too_slow"],
    ["alternatives that double", doubling(40), HOSTILE, "too_slow"],
    ["a reference to itself", { anyOf: [{ $ref: "#" }] }, HOSTILE, "bad_schema"],
    [
      "names by an expression",
      { type: "object", patternProperties: { "^(a+)+$": {} } },
      { [HOSTILE.a]: 1 },
      "too_slow",
    ],
  ])("%s is stopped", (_case, schema, value, kind) => {
    expect(check()(schema, value)).toMatchObject({ kind });
    expect(check()({ type: "object" }, {})).toEqual({ kind: "fits", value: {} });
  });

  it("has little time while many were slow, and others have enough", () => {
    const hurried = createCheck(createAllowance(() => 0));
    for (let tried = 0; tried < 11; tried += 1) hurried(EXPRESSION, HOSTILE);
    const startedAt = performance.now();
    const slow = hurried(EXPRESSION, HOSTILE);
    const took = performance.now() - startedAt;

    expect(slow.kind).toBe("too_slow");
    expect(took).toBeLessThan(90);
    expect(hurried(EXPRESSION, { a: "aaa" }).kind).toBe("fits");
  });

  it("is not what holds much that is sent", () => {
    const schema = { type: "object", properties: { budget: { type: "number" } } };
    const said = Array.from({ length: 8_000 }, (_none, n) => ({
      role: "user",
      content: `${n} `.repeat(150),
    }));

    expect(check()(schema, { budget: 1, said }).kind).toBe("fits");
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
