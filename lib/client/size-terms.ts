import type { SIZE_BUCKETS } from "@/lib/domain/handoff/size-bucket";
import { bound } from "./traces-href";

type Bucket = (typeof SIZE_BUCKETS)[number];

const KB = 1024;
/** Lower bounds are inclusive. */
const BOUNDS: Record<Bucket, readonly [number, number | null]> = {
  "<500B": [0, 500],
  "500B-2KB": [500, 2 * KB],
  "2-5KB": [2 * KB, 5 * KB],
  "5-10KB": [5 * KB, 10 * KB],
  ">10KB": [10 * KB, null],
};

/** What the query calls a size of context. */
export function sizeTerms(bucket: Bucket) {
  const [low, high] = BOUNDS[bucket];
  const above = ["bytes", bound(">=", low)] as const;
  return high === null ? [above] : [above, ["bytes", bound("<", high)] as const];
}
