/**
 * Durations counted in buckets whose width grows with the value: log-linear, 25 equal steps to every
 * power of two of microseconds. Bucket 0 holds what is shorter than a microsecond.
 *
 *   1 µs      2 µs          4 µs                      8 µs
 *   |1…25     |26…50        |51…75                    |
 *
 * Counts of two histograms add up, so that hours make days. The value given for a bucket is at most
 * 1/51 of the true one away.
 */
export type Histogram = ReadonlyMap<number, number>;

export const STEPS_PER_DOUBLING = 25;
export const BUCKET_MAX = 2_047;
const US_PER_MS = 1_000;
/** 2^9 to 2^10 µs: what is shorter is of no interest. */
const SHORTEST = 9;
/** Far beyond what can be measured, and within the codes of a component. */
export const COUNTED_MS_MAX = 1e21;

export function bucketOf(ms: number): number {
  const us = Math.min(ms, COUNTED_MS_MAX) * US_PER_MS;
  if (!(us >= 1)) return 0;
  const doublings = Math.floor(Math.log2(us));
  // Where the logarithm is rounded to the wrong side of a power of two, the bucket is still the right one.
  const step = Math.floor((us / 2 ** doublings) * STEPS_PER_DOUBLING) - STEPS_PER_DOUBLING;
  return 1 + doublings * STEPS_PER_DOUBLING + step;
}

/** The value, in milliseconds, that is relatively nearest to all that a bucket holds. */
export function msOfBucket(bucket: number): number {
  if (bucket === 0) return 0;
  const doublings = Math.floor((bucket - 1) / STEPS_PER_DOUBLING);
  const step = (bucket - 1) % STEPS_PER_DOUBLING;
  const low = STEPS_PER_DOUBLING + step;
  const nearest = (2 * low * (low + 1)) / (2 * low + 1);
  return (2 ** doublings * nearest) / STEPS_PER_DOUBLING / US_PER_MS;
}

/** Counts by power of two of microseconds; all that is shorter than a millisecond is together. */
export function doublingsOf(histogram: Histogram): Map<number, number> {
  const counts = new Map<number, number>();
  for (const [bucket, count] of histogram) {
    const doubling = Math.max(SHORTEST, Math.floor((bucket - 1) / STEPS_PER_DOUBLING));
    counts.set(doubling, (counts.get(doubling) ?? 0) + count);
  }
  return counts;
}

/** Where such a power begins, in milliseconds. */
export function msOfDoubling(doubling: number): number {
  return doubling === SHORTEST ? 0 : 2 ** doubling / US_PER_MS;
}

export function countOf(histogram: Histogram): number {
  return histogram.values().reduce((sum, count) => sum + count, 0);
}

/** As PostgreSQL's `percentile_cont`: between two values where the rank falls between them. */
export function quantilesOf(histogram: Histogram, fractions: readonly number[]): number[] {
  const buckets = [...histogram].sort(([one], [other]) => one - other);
  const last = countOf(histogram) - 1;
  return fractions.map((fraction) => {
    const rank = Math.max(0, last * fraction);
    const low = valueAt(buckets, Math.floor(rank));
    const high = valueAt(buckets, Math.ceil(rank));
    return low + (high - low) * (rank - Math.floor(rank));
  });
}

function valueAt(buckets: readonly (readonly [number, number])[], rank: number): number {
  let passed = 0;
  for (const [bucket, count] of buckets) {
    passed += count;
    if (rank < passed) return msOfBucket(bucket);
  }
  return 0;
}
