import { describe, expect, it } from "vitest";
import { compileAllowList } from "./allow-list";
import { maskJson } from "./mask";

describe("compileAllowList", () => {
  it.each<[string, string, boolean]>([
    ["AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE", true],
    ["AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLF", false],
    ["AKIA*EXAMPLE", "AKIAIOSFODNN7EXAMPLE", true],
    ["AKIA*EXAMPLE", "AKIAIOSFODNN7EXAMPLE2", false],
    ["*EXAMPLE", "AKIAIOSFODNN7EXAMPLE", true],
    ["sk-test-*", "sk-test-123", true],
    ["sk-test-*", "xsk-test-123", false],
    ["*SFOD*NN7*", "AKIAIOSFODNN7EXAMPLE", true],
    ["*NN7*SFOD*", "AKIAIOSFODNN7EXAMPLE", false],
    ["aba*aba", "aba", false],
    ["a.c*", "abcd", false],
  ])("'%s' and %s: %s", (entry, value, isAllowed) => {
    expect(compileAllowList(["other", entry])(value)).toBe(isAllowed);
  });

  it("costs no more than the value's length", () => {
    const allows = compileAllowList([`${"a*".repeat(99)}b`]);

    expect(allows("a".repeat(20_000))).toBe(false);
  });

  it("lets a value through wherever it stands, and nothing beside it", () => {
    const rules = { fingerprint: () => "0a1b2c3d", allows: compileAllowList(["AKIA*EXAMPLE"]) };
    const value = {
      text: "AKIAIOSFODNN7EXAMPLE and AKIAIOSFODNN7EXAMPLF",
      api_key: "AKIAIOSFODNN7EXAMPLE",
      line: "api_key=AKIAIOSFODNN7EXAMPLE",
    };

    expect(maskJson(value, rules)).toEqual({
      ...value,
      text: "AKIAIOSFODNN7EXAMPLE and [masked:aws_access_key:0a1b2c3d]",
    });
  });
});
