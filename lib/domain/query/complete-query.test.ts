import * as fc from "fast-check";
import { expect, it } from "vitest";
import { complete, completionAt } from "./complete-query";

/** `|` is the caret. */
const at = (sketch: string) => {
  const caret = sketch.indexOf("|");
  return completionAt(sketch.replace("|", ""), caret);
};

it.each([
  ["|", { kind: "field", typed: "", place: { start: 0, end: 0 } }],
  ["fro|", { kind: "field", typed: "fro", place: { start: 0, end: 3 } }],
  ["-fr|om", { kind: "field", typed: "fr", place: { start: 1, end: 5 } }],
  ["a |", { kind: "field", typed: "", place: { start: 2, end: 2 } }],
  ["from:|", { kind: "value", field: "from", typed: "", place: { start: 5, end: 5 }, rest: "" }],
  [
    "x from:re| y",
    { kind: "value", field: "from", typed: "re", place: { start: 7, end: 9 }, rest: "x y" },
  ],
  [
    "outcome:failed,re|",
    { kind: "value", field: "outcome", typed: "re", place: { start: 15, end: 17 }, rest: "" },
  ],
  [
    'to:"Data A|',
    { kind: "value", field: "to", typed: "Data A", place: { start: 3, end: 10 }, rest: "" },
  ],
  [
    "bytes:>1|",
    { kind: "value", field: "bytes", typed: "1", place: { start: 6, end: 8 }, rest: "" },
  ],
  [
    'to:"Data |Agent" x',
    { kind: "value", field: "to", typed: "Data ", place: { start: 3, end: 15 }, rest: "x" },
  ],
  ["nope:x|", { kind: "none" }],
  ["https://ex|", { kind: "none" }],
  ['"from:x|', { kind: "none" }],
])("%s", (sketch, expected) => {
  expect(at(sketch)).toEqual(expected);
});

it("puts a completion in place of what was typed", () => {
  expect(complete("x fr y", { start: 2, end: 4 }, "from:")).toEqual({
    text: "x from: y",
    caret: 7,
  });
});

it("stays within whatever is typed", () => {
  const texts = fc.string({
    unit: fc.constantFrom("f", "to:", ",", '"', "\\", " ", "-", ">"),
    maxLength: 40,
  });
  fc.assert(
    fc.property(texts, fc.nat(40), (text, at) => {
      const caret = Math.min(at, text.length);
      const completion = completionAt(text, caret);
      if (completion.kind === "none") return;
      const { start, end } = completion.place;
      expect(start).toBeLessThanOrEqual(caret);
      expect(end).toBeGreaterThanOrEqual(caret);
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});
