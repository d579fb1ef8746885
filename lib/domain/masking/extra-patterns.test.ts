import { expect, it } from "vitest";
import { maskJson } from "./mask";
import type { MaskingRules } from "./mask-text";

const pattern = (kind: string, expression: RegExp) => ({
  kind,
  replace: (text: string, mask: (secret: string) => string) => text.replace(expression, mask),
});
const rules = (...extraPatterns: NonNullable<MaskingRules["extraPatterns"]>): MaskingRules => ({
  fingerprint: () => "0a1b2c3d",
  extraPatterns,
});

it("masks a project's own pattern in values, names and ids", () => {
  const employee = rules(pattern("employee", /\b\d{8}\b/g));

  expect(
    maskJson({ note: "ask 12345678", employee_id: "12345678", 12345678: "x" }, employee),
  ).toEqual({
    note: "ask [masked:employee:0a1b2c3d]",
    employee_id: "[masked:employee:0a1b2c3d]",
    "[masked:employee:0a1b2c3d]": "x",
  });
});

it("takes no mark apart, neither a known format's nor an earlier pattern's", () => {
  const greedy = rules(pattern("first", /first/g), pattern("word", /\w+/g));

  const masked = maskJson("AKIAIOSFODNN7EXAMPLE first", greedy);

  expect(masked).toBe("[masked:aws_access_key:0a1b2c3d] [masked:first:0a1b2c3d]");
  expect(maskJson(masked, greedy)).toBe(masked);
});
