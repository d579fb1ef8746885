import { describe, expect, it } from "vitest";
import { defaultInput } from "./default-input";
import { parseInput } from "./parse-input";

describe("defaultInput", () => {
  it("takes what the schema gives, and what fits the type where it gives nothing", () => {
    const properties = {
      industry: { type: "string", default: "fintech" },
      ticket: { type: "string" },
      count: { type: "integer" },
      anything: {},
      question: { type: "string", examples: ["Which one?", "Why?"] },
    };

    expect(defaultInput({ type: "object", properties })).toEqual({
      industry: "fintech",
      ticket: "",
      count: 0,
      anything: null,
      question: "Which one?",
    });
  });

  it.each([{}, { properties: [] }, { properties: null }])("is empty for %j", (schema) => {
    expect(defaultInput(schema)).toEqual({});
  });
});

describe("parseInput", () => {
  it("reads JSON, and nothing as an empty object", () => {
    expect(parseInput('{"a": 1}')).toEqual({ kind: "value", value: { a: 1 } });
    expect(parseInput("")).toEqual({ kind: "value", value: {} });
  });

  it("says what is wrong", () => {
    expect(parseInput("{")).toMatchObject({ kind: "problem" });
  });
});
