import { expect, it } from "vitest";
import {
  impliedSuccess,
  PUBLISHED_REASONS,
  PUBLISHED_SIZES,
  PUBLISHED_TOTALS,
  PUBLISHED_TYPES,
} from "./published";

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

it("adds up to the published totals, table by table", () => {
  expect(sum(Object.values(PUBLISHED_TYPES).map(({ count }) => count))).toBe(10_842);
  expect(sum(Object.values(PUBLISHED_SIZES).map(({ count }) => count))).toBe(10_842);
  expect(sum(Object.values(PUBLISHED_REASONS))).toBe(6_297);
});

it("shows that the published success columns contradict each other", () => {
  expect(impliedSuccess(PUBLISHED_SIZES)).toBeCloseTo(PUBLISHED_TOTALS.success, 3);
  expect(impliedSuccess(PUBLISHED_TYPES)).toBeCloseTo(0.921, 3);
});
