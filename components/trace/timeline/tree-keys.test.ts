import { expect, it } from "vitest";
import { makeSpan } from "../trace-fixtures";
import { prepareTimeline } from "./prepare-timeline";
import { layoutRows } from "./timeline-rows";
import { moveInTree } from "./tree-keys";

const timeline = prepareTimeline(
  [
    makeSpan("run", { agent: "a", atMs: 0, endMs: 9 }),
    makeSpan("llm", { agent: "a", parent: "run", atMs: 1, endMs: 2 }),
    makeSpan("next", { agent: "a", atMs: 3, endMs: 4 }),
    makeSpan("hidden", { agent: "b", atMs: 5, endMs: 6 }),
  ],
  [],
);
/** 0 a (open), 1 run, 2 llm, 3 next, 4 b (closed) */
const { rows } = layoutRows(timeline, (agent) => agent === "a");

it.each([
  { from: 0, key: "ArrowDown", to: 1 },
  { from: 0, key: "ArrowUp", to: 0 },
  { from: 2, key: "Home", to: 0 },
  { from: 0, key: "End", to: 4 },
  { from: 0, key: "PageDown", to: 4 },
  { from: 4, key: "PageUp", to: 0 },
  { from: 0, key: "ArrowRight", to: 1 },
  { from: 1, key: "ArrowRight", to: 2 },
  { from: 2, key: "ArrowRight", to: undefined },
  { from: 4, key: "ArrowRight", to: undefined },
  { from: 2, key: "ArrowLeft", to: 1 },
  { from: 3, key: "ArrowLeft", to: 0 },
  { from: 0, key: "ArrowLeft", to: undefined },
  { from: 1, key: "x", to: undefined },
])("$key leads from row $from to $to", ({ from, key, to }) => {
  expect(moveInTree(rows, from, key)).toBe(to);
});
