import { describe, expect, it } from "vitest";
import { parseCondition } from "@/lib/domain/routing/condition";
import type { Json } from "@/lib/domain/json";
import { EVERYTHING, toQuery, toWhen } from "./rule-query";

describe("toWhen", () => {
  it.each<[string, string, unknown, Json]>([
    ["complexity", ">", "5", { ">": [{ var: "complexity" }, 5] }],
    ["hour", "between", "9,17", { "<=": [9, { var: "hour" }, 17] }],
    ["task", "contains", "refund", { in: ["refund", { var: "task" }] }],
    ["task", "beginsWith", "fix", { startsWith: [{ var: "task" }, "fix"] }],
    ["domain", "in", "a, b", { in: [{ var: "domain" }, ["a", "b"]] }],
    ["domain", "=", "42", { "==": [{ var: "domain" }, "42"] }],
    ["required_tools", "contains", "crawl", { in: ["crawl", { var: "required_tools" }] }],
  ])("writes %s %s %s as the rules read it, and reads it back", (field, operator, value, when) => {
    const written = toWhen({ combinator: "and", rules: [{ field, operator, value }] });
    const alone = { and: [when] };

    expect([when, alone]).toContainEqual(written);
    expect(parseCondition(written).ok).toBe(true);
    expect(toWhen(toQuery(written))).toEqual(written);
  });

  it("writes nothing as always, and reads it back as nothing", () => {
    expect(toWhen(EVERYTHING)).toBe(true);
    expect(toQuery(true)).toEqual(EVERYTHING);
  });

  it("keeps groups and their negation", () => {
    const when = {
      and: [
        { ">": [{ var: "complexity" }, 5] },
        { "!": { or: [{ "==": [{ var: "domain" }, "a"] }, { "==": [{ var: "domain" }, "b"] }] } },
      ],
    };

    expect(toWhen(toQuery(when))).toEqual(when);
  });
});
