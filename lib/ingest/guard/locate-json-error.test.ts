import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locateJsonError } from "./locate-json-error";

describe("locateJsonError", () => {
  it.each([
    ["", 0],
    ["  ", 2],
    ["{a:1}", 1],
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ["[1,]", 3],
    ["[1 2]", 3],
    ["[1", 2],
    ["[1}", 2],
    ["[1]x", 3],
    ["nul", 0],
    ["01", 1],
    ["{'a':1}", 1],
    ['["a\nb"]', 3],
    ['["a\\x"]', 3],
    ['["a\\u12"]', 3],
    ['["\\\\", "\\u00e9" x]', 16],
    ['["abc', 5],
  ])("finds where %j breaks", (text, position) => {
    expect(locateJsonError(text)).toBe(position);
  });

  it("agrees with the parser about text with one character changed", () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom("{", "}", "[", "]", ":", ",", " ", "\n"),
        (json, at, mark) => {
          const index = at % json.length;
          const text = json.slice(0, index) + mark + json.slice(index + 1);

          const position = locateJsonError(text);
          const expected = positionByParser(text) ?? position;

          expect(position).toBeLessThanOrEqual(expected);
          // A broken word, number or escape is reported at its first character.
          expect(text.slice(position, expected)).toMatch(/^\\?[-+\w.]*$/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** V8 names the position in some of its messages only. */
function positionByParser(text: string): number | undefined {
  try {
    JSON.parse(text);
    return text.length;
  } catch (error) {
    const position = /at position (\d+)/.exec(String(error))?.[1];
    return position === undefined ? undefined : Number(position);
  }
}
