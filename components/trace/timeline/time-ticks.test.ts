import { expect, it } from "vitest";
import { timeTicks } from "./time-ticks";

it.each([
  { from: 0, to: 100, gap: 30, ticks: [0, 50, 100] },
  { from: 12, to: 41, gap: 9, ticks: [20, 30, 40] },
  { from: 0, to: 61_000, gap: 25_000, ticks: [0, 30_000, 60_000] },
  { from: 0, to: 1, gap: 0, ticks: [] },
  { from: 0, to: 5 * 86_400_000, gap: 2 * 86_400_000, ticks: [0, 172_800_000, 345_600_000] },
])("puts round times between $from and $to, $gap apart", ({ from, to, gap, ticks }) => {
  expect(timeTicks(from, to, gap)).toEqual(ticks);
});
