import { expect, it } from "vitest";
import { moveInGrid } from "./move-in-grid";

const grid = { rows: 30, columns: 4 };

it.each([
  [{ row: 1, column: 1 }, "ArrowDown", { row: 2, column: 1 }],
  [{ row: 0, column: 1 }, "ArrowUp", { row: 0, column: 1 }],
  [{ row: 1, column: 3 }, "ArrowRight", { row: 1, column: 3 }],
  [{ row: 1, column: 1 }, "ArrowLeft", { row: 1, column: 0 }],
  [{ row: 1, column: 2 }, "Home", { row: 1, column: 0 }],
  [{ row: 1, column: 2 }, "End", { row: 1, column: 3 }],
  [{ row: 25, column: 2 }, "PageDown", { row: 29, column: 2 }],
  [{ row: 5, column: 2 }, "PageUp", { row: 0, column: 2 }],
  [{ row: 5, column: 2 }, "toString", undefined],
  [{ row: 5, column: 2 }, "j", undefined],
])("goes from %j with %s to %j", (from, key, to) => {
  expect(moveInGrid(from, key, grid)).toEqual(to);
});
