import type { IngestHealth, IngestSource } from "@/lib/contracts/ingest-health";

export type Arrival = {
  at: string;
  accepted: number;
  duplicates: number;
  rejected: number;
  lag_ms: IngestSource["lag_ms"];
};

type Period = Pick<IngestHealth, "from" | "to" | "bucket_ms">;

/** Every bucket of the period in order: a chart must show that nothing came, not leave it out. */
export function prepareArrivals(
  { buckets }: Pick<IngestSource, "buckets">,
  { from, to, bucket_ms: widthMs }: Period,
): Arrival[] {
  const known = new Map(buckets.map((bucket) => [Date.parse(bucket.at), bucket]));
  const firstMs = Math.floor(Date.parse(from) / widthMs) * widthMs;
  const count = Math.max(0, Math.ceil((Date.parse(to) - firstMs) / widthMs));
  return Array.from({ length: count }, (_, index) => {
    const startMs = firstMs + index * widthMs;
    const bucket = known.get(startMs);
    return {
      at: new Date(startMs).toISOString(),
      accepted: bucket?.accepted ?? 0,
      duplicates: bucket?.duplicates ?? 0,
      rejected: bucket?.rejected ?? 0,
      lag_ms: bucket?.lag_ms ?? null,
    };
  });
}
