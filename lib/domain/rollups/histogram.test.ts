import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BUCKET_MAX, bucketOf, quantilesOf } from "./histogram";

const RELATIVE_ERROR_MAX = 0.02;
const FRACTIONS = [0, 0.5, 0.95, 0.99, 1];

/** What `percentile_cont` says. */
function exact(values: readonly number[], fraction: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const rank = (sorted.length - 1) * fraction;
  const low = sorted[Math.floor(rank)] ?? 0;
  const high = sorted[Math.ceil(rank)] ?? 0;
  return low + (high - low) * (rank - Math.floor(rank));
}

function histogramOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(bucketOf(value), (counts.get(bucketOf(value)) ?? 0) + 1);
  return counts;
}

/** From a microsecond to four months. */
const durations = fc.array(fc.double({ min: 0.001, max: 1e10, noNaN: true }), { minLength: 1 });

describe("a histogram", () => {
  it("gives every quantile within 2 % of the exact one", () => {
    fc.assert(
      fc.property(durations, (values) => {
        const found = quantilesOf(histogramOf(values), FRACTIONS);
        FRACTIONS.forEach((fraction, index) => {
          const expected = exact(values, fraction);
          const error = Math.abs((found[index] ?? 0) - expected);
          expect(error).toBeLessThanOrEqual(expected * RELATIVE_ERROR_MAX);
        });
      }),
    );
  });

  it("keeps the order of durations", () => {
    fc.assert(
      fc.property(durations, (values) => {
        const sorted = values.toSorted((one, other) => one - other).map(bucketOf);
        expect(sorted).toEqual(sorted.toSorted((one, other) => one - other));
      }),
    );
  });

  it.each([
    [0, 0],
    [0.000_9, 0],
    [0.001, 1],
    [0.002, 26],
    [Number.NaN, 0],
    [-5, 0],
    [Number.MAX_VALUE, bucketOf(1e21)],
  ])("counts %d ms in bucket %d", (ms, bucket) => {
    expect(bucketOf(ms)).toBe(bucket);
  });

  it("has a bucket for the longest", () => {
    expect(bucketOf(Number.MAX_VALUE)).toBeLessThanOrEqual(BUCKET_MAX);
  });

  it("says 0 of nothing", () => {
    expect(quantilesOf(new Map(), [0.5])).toEqual([0]);
  });
});
