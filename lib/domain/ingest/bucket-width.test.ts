import { expect, it } from "vitest";
import { bucketWidthMs } from "./bucket-width";

const MINUTE_MS = 60_000;

it.each([
  [15, 1],
  [60, 1],
  [121, 5],
  [24 * 60, 15],
  [7 * 24 * 60, 180],
  [14 * 24 * 60, 180],
])("shows %i minutes in buckets of %i", (period, width) => {
  expect(bucketWidthMs(period * MINUTE_MS)).toBe(width * MINUTE_MS);
});
