import { describe, expect, it } from "vitest";
import { checkAgainstSchema } from "../orchestration/check-input";
import { Contract, fieldsOf, judgeFields, NO_TERMS, termsFor } from "./contract";

describe("judgeFields", () => {
  const schema = { type: "object", properties: { budget: { type: "number" } } };

  it.each([
    ["nothing agreed", NO_TERMS, { a: 1 }, { missing: [], withheld: [], issues: 0 }],
    [
      "required and there",
      { ...NO_TERMS, required: ["a"] },
      { a: 0 },
      { missing: [], withheld: [], issues: 0 },
    ],
    [
      "required and empty",
      { ...NO_TERMS, required: ["a", "b", "c", "toString"] },
      { a: "", b: null },
      { missing: ["a", "b", "c", "toString"], withheld: [], issues: 0 },
    ],
    [
      "not on the list",
      { ...NO_TERMS, allowed: ["a"] },
      { a: 1, b: 2 },
      { missing: [], withheld: ["b"], issues: 0 },
    ],
    [
      "against the schema",
      { ...NO_TERMS, schema, check: checkAgainstSchema },
      { budget: "much" },
      { missing: [], withheld: [], issues: 1 },
    ],
    [
      "withheld before the schema looks",
      { ...NO_TERMS, allowed: [], schema, check: checkAgainstSchema },
      { budget: "much" },
      { missing: [], withheld: ["budget"], issues: 0 },
    ],
  ])("%s", (_case, terms, fields, expected) => {
    const { issues, isTooSlow: _, ...rest } = judgeFields(terms, fields);

    expect({ ...rest, issues: issues.length }).toEqual(expected);
  });
});

describe("termsFor", () => {
  it.each([
    ["a list for all", { allowed: ["a"], roles: { human: ["b"] } }, "human" as const, ["a"]],
    ["a list for the role", { roles: { human: ["b"] } }, "human" as const, ["b"]],
    ["a list for another role", { roles: { human: ["b"] } }, "specialist" as const, null],
    ["no role", { roles: { human: ["b"] } }, null, null],
  ])("%s", (_case, contract, role, allowed) => {
    expect(termsFor(Contract.parse(contract), role, checkAgainstSchema).allowed).toEqual(allowed);
  });
});

describe("fieldsOf", () => {
  it.each([
    [{ a: 1, parent_context: { b: 2 } }, { a: 1 }],
    ["text", {}],
    [[1], {}],
    [null, {}],
  ])("%o", (payload, fields) => {
    expect(fieldsOf(payload)).toEqual(fields);
  });
});
