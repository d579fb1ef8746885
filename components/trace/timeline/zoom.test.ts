import { expect, it } from "vitest";
import { clampZoom, keepUnderPointer } from "./zoom";

it.each([
  [0, 1],
  [Number.NaN, 1],
  [12.5, 12.5],
  [1e9, 1_000],
])("shows a zoom of %s as %s", (asked, shown) => {
  expect(clampZoom(asked)).toBe(shown);
});

it("keeps the time under the pointer in its place", () => {
  expect(keepUnderPointer(100, 50, 2)).toBe(250);
  expect(keepUnderPointer(0, 50, 0.5)).toBe(0);
});
