import type {
  IngestBucketRow,
  IngestErrorRow,
  IngestLagRow,
  IngestRejectTotalRow,
  IngestTotalRow,
} from "@/db/queries/ingest-health";
import type { IngestBucket, IngestSource } from "@/lib/contracts/ingest-health";
import { LAG_BUCKETS, lagQuantileMs } from "@/lib/domain/ingest/lag-histogram";

type Rows = {
  totals: readonly IngestTotalRow[];
  rejects: readonly IngestRejectTotalRow[];
  buckets: readonly IngestBucketRow[];
  lags: readonly IngestLagRow[];
  errors: readonly IngestErrorRow[];
};

/** A source of which everything was refused. */
const NOTHING = { accepted: 0, duplicates: 0, bytes: 0, recent: 0, lastAt: "" };

/** Puts the rows of each source together, the one last heard of first. */
export function toIngestSources(
  rows: Rows,
  { recentSeconds }: { recentSeconds: number },
): IngestSource[] {
  const names = new Set([...rows.totals, ...rows.rejects].map(({ source }) => source));
  return [...names]
    .map((source) => toIngestSource(source, rows, recentSeconds))
    .toSorted((a, b) => (a.last_seen_at < b.last_seen_at ? 1 : -1));
}

function toIngestSource(source: string, rows: Rows, recentSeconds: number): IngestSource {
  const total = rows.totals.find((row) => row.source === source) ?? NOTHING;
  const rejects = rows.rejects.filter((row) => row.source === source);
  const lags = rows.lags.filter((row) => row.source === source);
  const error = rows.errors.find((row) => row.source === source);
  const seen = [total, ...rejects].map(({ lastAt }) => lastAt);
  const { accepted, duplicates, bytes } = total;
  return {
    source,
    accepted,
    duplicates,
    bytes,
    rejected: rejects.reduce((sum, { rejected }) => sum + rejected, 0),
    rejected_by: rejects
      .filter(({ rejected }) => rejected > 0)
      .map(({ code, rejected }) => ({ code, rejected })),
    events_per_second: total.recent / recentSeconds,
    lag_ms: toLag(lags),
    last_seen_at: seen.toSorted().at(-1) ?? "",
    last_error: error ? { at: error.at, code: error.code, message: error.message } : null,
    buckets: rows.buckets.filter((row) => row.source === source).map((row) => toBucket(row, lags)),
  };
}

function toBucket(row: IngestBucketRow, lags: readonly IngestLagRow[]): IngestBucket {
  const { at, accepted, duplicates, rejected, bytes } = row;
  const lag_ms = toLag(lags.filter((lag) => lag.at === at));
  return { at, accepted, duplicates, rejected, bytes, lag_ms };
}

function toLag(rows: readonly IngestLagRow[]): IngestSource["lag_ms"] {
  const counts = Array.from({ length: LAG_BUCKETS }, () => 0);
  for (const { bucket, batches } of rows) counts[bucket] = (counts[bucket] ?? 0) + batches;
  const [p50, p95] = [lagQuantileMs(counts, 0.5), lagQuantileMs(counts, 0.95)];
  return p50 === null || p95 === null ? null : { p50, p95 };
}
