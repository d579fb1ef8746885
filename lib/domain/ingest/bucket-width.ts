const MINUTE_MS = 60_000;
const WIDTHS_MS = [1, 5, 15, 60, 180, 360].map((minutes) => minutes * MINUTE_MS);
const BUCKETS_MAX = 120;

/** The narrowest whole-minute bucket of which at most `BUCKETS_MAX` cover the period. */
export function bucketWidthMs(periodMs: number): number {
  const width = WIDTHS_MS.find((each) => periodMs / each <= BUCKETS_MAX);
  return width ?? WIDTHS_MS.at(-1) ?? MINUTE_MS;
}
