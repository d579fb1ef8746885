import { boundsOfBucket, type SizeBucket } from "@/lib/domain/handoff/size-bucket";
import { bound } from "./traces-href";

/** What the query calls a size of context. */
export function sizeTerms(bucket: SizeBucket) {
  const [low, high] = boundsOfBucket(bucket);
  const above = ["bytes", bound(">=", low)] as const;
  return high === null ? [above] : [above, ["bytes", bound("<", high)] as const];
}
