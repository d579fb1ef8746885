import { describe, expect, it } from "vitest";
import {
  emptyOf,
  hintsOf,
  itemSchema,
  memberSchema,
  missingMembers,
  summaryOf,
} from "./schema-hints";

const schema = {
  type: "object",
  properties: {
    amount: { type: "number", description: "In euro" },
    way: { enum: ["card", "cash"] },
    lines: { type: "array", items: { type: "object" } },
  },
};

describe("what a schema says to a form", () => {
  it("describes and lists", () => {
    expect(hintsOf(memberSchema(schema, "amount"))).toEqual({
      description: "In euro",
      options: [],
    });
    expect(hintsOf(memberSchema(schema, "way")).options).toEqual(["card", "cash"]);
    expect(itemSchema(memberSchema(schema, "lines"))).toEqual({ type: "object" });
  });

  it("knows no inherited members", () => {
    expect(memberSchema(schema, "constructor")).toBeUndefined();
    expect(memberSchema("not a schema", "amount")).toBeUndefined();
  });

  it("names what the value lacks", () => {
    expect(missingMembers(schema, { amount: 1, extra: 2 })).toEqual(["way", "lines"]);
  });

  it.each([
    [{ type: "number" }, 0],
    [{ type: "boolean" }, false],
    [{ type: "array" }, []],
    [{ enum: ["card"] }, "card"],
    [{ type: "string", default: "x" }, "x"],
    [undefined, ""],
  ])("begins %j with %j", (given, expected) => {
    expect(emptyOf(given)).toEqual(expected);
  });
});

it.each([
  [{ to: "a@x", subject: "Hello", body: "Long" }, "a@x · Hello"],
  [{ n: 1 }, '{"n":1}'],
  [null, "null"],
])("tells an item %j by %s", (value, expected) => {
  expect(summaryOf(value)).toBe(expected);
});
