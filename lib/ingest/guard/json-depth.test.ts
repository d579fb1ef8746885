import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDeeperThan } from "./json-depth";

describe("isDeeperThan", () => {
  it.each([
    ["[[[]]]", 3, false],
    ["[[[]]]", 2, true],
    ['{"a":{"b":[1]}}', 2, true],
    ['{"a":{"b":[1]}}', 3, false],
    ['["[[[[[", "{{{{"]', 1, false],
    ['["\\"[[[[", "\\\\"]', 1, false],
    ['["\\\\", [[]]]', 2, true],
    ['["unclosed [[[', 1, false],
    ["[],[],[],[]", 1, false],
  ])("scans %s against depth %i", (text, max, expected) => {
    expect(isDeeperThan(text, max)).toBe(expected);
  });

  it("agrees with the depth of the parsed value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 7 }), (value, max) => {
        expect(isDeeperThan(JSON.stringify(value), max)).toBe(depthOf(value) > max);
      }),
    );
  });
});

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
