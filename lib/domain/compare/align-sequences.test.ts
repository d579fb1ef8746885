import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { alignSequences } from "./align-sequences";

/** `x` for a pair, `a`/`b` for what only one side has. */
function shape(left: string, right: string): string {
  return alignSequences(left.split(""), right.split(""))
    .map(({ a, b }) => {
      if (a === null) return `b:${right[b ?? 0]}`;
      return b === null ? `a:${left[a]}` : `=${left[a]}`;
    })
    .join(" ");
}

describe("alignSequences", () => {
  it.each([
    ["", "", ""],
    ["xyz", "xyz", "=x =y =z"],
    ["xyz", "xz", "=x a:y =z"],
    ["xz", "xyz", "=x b:y =z"],
    ["x", "y", "a:x b:y"],
    ["xyxy", "xy", "=x =y a:x a:y"],
  ])("aligns '%s' with '%s'", (left, right, expected) => {
    expect(shape(left, right)).toBe(expected);
  });

  const items = array(constantFrom("x", "y", "z"), { maxLength: 30 });

  it("keeps every item, once, in order", () => {
    assert(
      property(items, items, (left, right) => {
        const pairs = alignSequences(left, right);
        expect(pairs.flatMap(({ a }) => (a === null ? [] : [a]))).toEqual([...left.keys()]);
        expect(pairs.flatMap(({ b }) => (b === null ? [] : [b]))).toEqual([...right.keys()]);
        const unequal = pairs.filter(
          ({ a, b }) => a !== null && b !== null && left[a] !== right[b],
        );
        expect(unequal).toEqual([]);
      }),
    );
  });
});
