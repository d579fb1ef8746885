import { expect, it } from "vitest";
import { holdBack } from "./hold-back";

const rows = [{ id: "new" }, { id: "first" }, { id: "second" }];

it.each([
  { anchor: null, shown: ["new", "first", "second"], newCount: 0 },
  { anchor: "first", shown: ["first", "second"], newCount: 1 },
  { anchor: "new", shown: ["new", "first", "second"], newCount: 0 },
  { anchor: "gone", shown: ["new", "first", "second"], newCount: 0 },
])("holds back what came above $anchor", ({ anchor, shown, newCount }) => {
  const held = holdBack(rows, anchor);

  expect(held.rows.map(({ id }) => id)).toEqual(shown);
  expect(held.newCount).toBe(newCount);
});
