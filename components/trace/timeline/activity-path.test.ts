import { expect, it } from "vitest";
import { activityPath } from "./activity-path";

const intervals = [
  { startMs: 0, endMs: 1 },
  { startMs: 2, endMs: 3 },
  { startMs: 100, endMs: 200 },
];

it.each([
  { scale: 1, path: "M0 0H3M100 0H200" },
  { scale: 10, path: "M0 0H10M20 0H30M1000 0H2000" },
  { scale: 0.001, path: "M0 0H2" },
])("draws together what touches at $scale pixels a millisecond", ({ scale, path }) => {
  expect(activityPath(intervals, scale)).toBe(path);
});
