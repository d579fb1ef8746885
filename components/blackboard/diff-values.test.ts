import { expect, it } from "vitest";
import { diffValues } from "./diff-values";

it("tells what was changed, removed and added, and nothing of what is the same", () => {
  const before = { budget: 100, note: "first", same: true, gone: "nobody has this" };
  const after = { budget: 200, note: "first", same: true, fresh: [7] };

  expect(diffValues(before, after)).toEqual([
    { path: "/budget", change: "changed", before: "100", after: "200" },
    { path: "/gone", change: "removed", before: "nobody has this", after: null },
    { path: "/fresh/0", change: "added", before: null, after: "7" },
  ]);
});

it.each([
  [{ a: 1 }, { a: 1 }],
  [null, null],
  ["x", "x"],
])("%o and %o do not differ", (before, after) => {
  expect(diffValues(before, after)).toEqual([]);
});
