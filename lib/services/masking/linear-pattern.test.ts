import { describe, expect, it } from "vitest";
import { compilePattern } from "./linear-pattern";

const mask = (expression: string, text: string) => {
  const compiled = compilePattern(expression);
  if (compiled.kind === "refused") throw new Error(compiled.reason);
  return compiled.replace(text, (match) => `<${match.length}>`);
};

describe("compilePattern", () => {
  it.each([
    [String.raw`EMP-\d{6}`, "ask EMP-123456, EMP-12 or EMP-654321", "ask <10>, EMP-12 or <10>"],
    [String.raw`\bacme-[a-z]+\b`, "acme-one xacme-two acme-three", "<8> xacme-two <10>"],
    ["(?i)project (?:falcon|heron)", "Project Falcon and PROJECT HERON", "<14> and <13>"],
    ["^token .*$", "token abc", "<9>"],
    ["[\\p{L}]{3}-[0-9]{2}", "äöü-42", "<6>"],
  ])("masks what %s matches", (expression, text, masked) => {
    expect(mask(expression, text)).toBe(masked);
  });

  it.each([4090, 4094, 4095, 4096, 4097, 8191, 8192])("finds a match at %i", (at) => {
    const text = `${"x".repeat(at)} EMP-123456 ${"y".repeat(9000)}`;

    expect(mask(String.raw`\bEMP-\d{6}\b`, text)).toBe(text.replace("EMP-123456", "<10>"));
  });

  it.each([
    ["(", "missing closing )"],
    ["(?=a)b", "no lookaround"],
    [String.raw`(a)\1`, "no backreferences"],
    ["a*", "empty text"],
    ["", "empty text"],
    ["a{1,1000}", "too large"],
    ["(a{1,30}){1,30}", "too large"],
    [String.raw`\w{2000}`, "invalid repeat count"],
  ])("refuses %s", (expression, reason) => {
    expect(compilePattern(expression)).toEqual({
      kind: "refused",
      reason: expect.stringContaining(reason),
    });
  });

  /** With a backtracking engine the first three would outlive the test. */
  it.each(["(a+)+$", "(a|aa)+b", "(?:a+a+)+b", "(.*)(.*)(.*)z", String.raw`(\w+\s?)+!`])(
    "answers for %s in linear time",
    (expression) => {
      expect(mask(expression, "a".repeat(300_000)).length).toBeGreaterThan(0);
      expect(mask(expression, "ab cd ".repeat(50_000)).length).toBeGreaterThan(0);
    },
  );
});
