export const SIZE_BUCKETS = ["<500B", "500B-2KB", "2-5KB", "5-10KB", ">10KB"] as const;
export type SizeBucket = (typeof SIZE_BUCKETS)[number];

const KB = 1024;

/** Where each ends, in bytes; it begins where the one before it ends, so exactly 10,240 is ">10KB". */
const ENDS: Record<SizeBucket, number | null> = {
  "<500B": 500,
  "500B-2KB": 2 * KB,
  "2-5KB": 5 * KB,
  "5-10KB": 10 * KB,
  ">10KB": null,
};

/** The bucket of a context. */
export function sizeBucket(bytes: number): SizeBucket {
  return SIZE_BUCKETS.find((bucket) => bytes < (ENDS[bucket] ?? Infinity)) ?? ">10KB";
}

/** In bytes: from, inclusive, and to, exclusive; null: no end. */
export function boundsOfBucket(bucket: SizeBucket): readonly [number, number | null] {
  const before = SIZE_BUCKETS[SIZE_BUCKETS.indexOf(bucket) - 1];
  return [(before && ENDS[before]) ?? 0, ENDS[bucket]];
}
