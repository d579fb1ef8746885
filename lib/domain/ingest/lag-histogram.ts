/** Upper bounds of the buckets; one more holds what is later still. */
export const LAG_BOUNDS_MS = [
  0, 100, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000,
  21_600_000, 86_400_000,
] as const;
export const LAG_BUCKETS = LAG_BOUNDS_MS.length + 1;

/** Index of the bucket that holds `lagMs`. What is dated in the future counts as no lag. */
export function lagBucketOf(lagMs: number): number {
  const index = LAG_BOUNDS_MS.findIndex((bound) => lagMs <= bound);
  return index === -1 ? LAG_BOUNDS_MS.length : index;
}

/**
 * The lag below which `share` of the counted batches lie, as if they were spread evenly within a bucket;
 * null where nothing was counted. Beyond the last bound the bound itself is all that is known.
 */
export function lagQuantileMs(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = share * total;
  let below = 0;
  for (const [index, count] of counts.entries()) {
    if (count > 0 && below + count >= rank) return withinBucket(index, (rank - below) / count);
    below += count;
  }
  return LAG_BOUNDS_MS.at(-1) ?? null;
}

function withinBucket(index: number, share: number): number {
  const low = LAG_BOUNDS_MS[index - 1] ?? 0;
  const high = LAG_BOUNDS_MS[index] ?? low;
  return Math.round(low + (high - low) * share);
}
