import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LAG_BOUNDS_MS, LAG_BUCKETS, lagBucketOf, lagQuantileMs } from "./lag-histogram";

function histogramOf(lagsMs: readonly number[]): number[] {
  const counts = Array.from({ length: LAG_BUCKETS }, () => 0);
  for (const lag of lagsMs) counts[lagBucketOf(lag)] = (counts[lagBucketOf(lag)] ?? 0) + 1;
  return counts;
}

describe("lag histogram", () => {
  it.each<[string, number[], number, number | null]>([
    ["nothing", [], 0.5, null],
    ["the future", [-5_000, -1], 0.5, 0],
    ["one bucket, halfway", [1_500, 1_500], 0.5, 1_500],
    ["one late batch among many", [...Array(99).fill(50), 40_000], 0.5, 51],
    ["the latest of them", [...Array(10).fill(50), 40_000], 1, 60_000],
    ["longer than can be told", [400 * 86_400_000], 0.5, 86_400_000],
  ])("tells the quantile of %s", (_what, lagsMs, share, expected) => {
    expect(lagQuantileMs(histogramOf(lagsMs), share)).toBe(expected);
  });

  it("is within the true value's bucket, whatever was merged", () => {
    const lags = fc.array(fc.integer({ min: 0, max: 86_400_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(lags, lags, (a, b) => {
        const right = histogramOf(b);
        const merged = histogramOf(a).map((count, index) => count + (right[index] ?? 0));
        const sorted = [...a, ...b].toSorted((x, y) => x - y);
        const exact = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;

        const bucket = lagBucketOf(exact);
        const quantile = lagQuantileMs(merged, 0.5) ?? -1;

        expect(quantile).toBeGreaterThanOrEqual(LAG_BOUNDS_MS[bucket - 1] ?? 0);
        expect(quantile).toBeLessThanOrEqual(LAG_BOUNDS_MS[bucket] ?? Infinity);
      }),
    );
  });
});
