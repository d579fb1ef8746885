import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonExcess } from "./json-shape";

describe("jsonExcess", () => {
  it.each<[string, number, boolean]>([
    ["[[[]]]", 3, false],
    ["[[[]]]", 2, true],
    ['{"a":{"b":[1]}}', 2, true],
    ['{"a":{"b":[1]}}', 3, false],
    ['["[[[[[", "{{{{"]', 1, false],
    ['["\\"[[[[", "\\\\"]', 1, false],
    ['["\\\\", [[]]]', 2, true],
    ['["unclosed [[[', 1, false],
    ["[],[],[],[]", 1, false],
    ["]]]][[[", 2, true],
  ])("scans %s against depth %i", (text, depthMax, isTooDeep) => {
    expect(jsonExcess(text, { depthMax, keysMax: 1000 }) === "depth").toBe(isTooDeep);
  });

  it.each<[string, number, boolean]>([
    ['{"a":1,"b":2,"c":3}', 3, false],
    ['{"a":1,"b":2,"c":3}', 2, true],
    ['[{"a":1},{"b":2},{"c":3}]', 1, false],
    ["[1,2,3,4,5,6,7,8,9]", 2, false],
    ['{"a":[1,2,3,4],"b":"x,y,z,{,,"}', 2, false],
    ['{"a":{"b":{},"c":1,"d":2}}', 2, true],
    ["1,2,3,4,5,6", 2, false],
  ])("scans %s against %i keys an object", (text, keysMax, isTooMany) => {
    expect(jsonExcess(text, { depthMax: 1000, keysMax }) === "keys").toBe(isTooMany);
  });

  it("agrees with the depth and the widest object of the parsed value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.integer({ min: 0, max: 7 }), (value, max) => {
        const text = JSON.stringify(value);

        expect(jsonExcess(text, { depthMax: max, keysMax: 1000 })).toBe(
          depthOf(value) > max ? "depth" : undefined,
        );
        expect(jsonExcess(text, { depthMax: 1000, keysMax: max + 1 })).toBe(
          widthOf(value) > max + 1 ? "keys" : undefined,
        );
      }),
    );
  });
});

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

function widthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Math.max(own, ...Object.values(value).map(widthOf));
}
