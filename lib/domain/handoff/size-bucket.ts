export const SIZE_BUCKETS = ["<500B", "500B-2KB", "2-5KB", "5-10KB", ">10KB"] as const;
export type SizeBucket = (typeof SIZE_BUCKETS)[number];

const KB = 1024;

/** The bucket of a context; lower bounds are inclusive, so exactly 10,240 bytes is ">10KB". */
export function sizeBucket(bytes: number): SizeBucket {
  if (bytes < 500) return "<500B";
  if (bytes < 2 * KB) return "500B-2KB";
  if (bytes < 5 * KB) return "2-5KB";
  return bytes < 10 * KB ? "5-10KB" : ">10KB";
}
