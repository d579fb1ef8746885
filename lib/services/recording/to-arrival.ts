import type { IngestArrival } from "@/db/queries/ingest-minutes";
import { lagBucketOf } from "@/lib/domain/ingest/lag-histogram";
import { msBetween, msFromNanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import type { Batch } from "./batch";

/** What the health page counts of a batch; its lag is that of the newest time it speaks of. */
export function toArrival(
  { projectId, now }: ServiceContext,
  {
    batch,
    recorded,
    bytes = 0,
  }: {
    batch: Batch;
    recorded: { accepted: number; duplicates: number };
    bytes: number | undefined;
  },
): IngestArrival {
  const at = now();
  const signs = [...batch.traces.values()].map(({ lastSignAt }) => lastSignAt);
  const newest = signs.reduce((latest, sign) => (sign > latest ? sign : latest), signs[0] ?? at);
  return {
    projectId,
    source: batch.source,
    at: new Date(msFromNanos(at)),
    ...recorded,
    bytes,
    lagBucket: lagBucketOf(msBetween(newest, at)),
  };
}
