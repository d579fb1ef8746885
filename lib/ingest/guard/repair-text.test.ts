import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/json";
import { findUnstorable, repairText } from "./repair-text";

describe("repairText", () => {
  it.each<[string, Json, Json]>([
    ["a NUL", "a\0b", "a\uFFFDb"],
    ["a lone high surrogate", "a\uD800b", "a\uFFFDb"],
    ["a lone low surrogate", "\uDC00", "\uFFFD"],
    ["a nested value", { a: [1, { b: "\0" }] }, { a: [1, { b: "\uFFFD" }] }],
    ["a number that is too large", { n: [Infinity, -Infinity] }, { n: ["Infinity", "-Infinity"] }],
    ["a key", { "k\0": null }, { "k\uFFFD": null }],
  ])("makes %s visible", (_what, value, expected) => {
    expect(repairText(value)).toEqual(expected);
  });

  it("returns what needs no repair uncopied", () => {
    const value = { text: "emoji 🙂 stay", list: [1, true, null] };

    expect(repairText(value)).toBe(value);
  });

  it("keeps __proto__ an ordinary key", () => {
    const value: Json = JSON.parse('{"__proto__":{"admin":true},"a":"\\u0000"}');

    const repaired = repairText(value);

    expect(Object.getPrototypeOf(repaired)).toBe(Object.prototype);
    expect(JSON.stringify(repaired)).toBe('{"__proto__":{"admin":true},"a":"\uFFFD"}');
  });

  it("leaves nothing that Postgres refuses, whatever the input", () => {
    fc.assert(
      fc.property(
        fc.json({ stringUnit: "binary" }),
        fc.string({ unit: "binary" }),
        (json, loose) => {
          const value: Json = JSON.parse(json);
          const text = JSON.stringify(repairText([value, `${loose}\uD83D\0`]));

          expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/i);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("findUnstorable", () => {
  it("refuses what holds itself, or one thing so often that nobody could walk it", () => {
    const ring: Record<string, unknown> = {};
    ring["self"] = [ring];
    const doubled = Array.from({ length: 64 }).reduce<unknown>((below) => [below, below], "fine");
    const repeated = Array.from({ length: 47_000 }, () => "Ā".repeat(1_000));

    for (const value of [ring, doubled, repeated]) {
      expect(findUnstorable(value, 100_000)).toMatchObject({ why: "too_much" });
    }
  });

  it.each<[string, Json, string | null]>([
    ["what can be stored", { a: ["🙂", 1, null] }, null],
    ["half of a character", { a: ["ok", "\uDC00"] }, "/a/1"],
    ["a NUL", "\0", ""],
    ["nothing, however deep", JSON.parse(`${"[".repeat(1e5)}${"]".repeat(1e5)}`), null],
    ["a key, by the record that has it", { a: { "\uD800": 1 } }, "/a"],
  ])("finds the place of %s", (_what, value, place) => {
    expect(findUnstorable(value)).toEqual(place === null ? null : { place, why: "not_text" });
  });
});
