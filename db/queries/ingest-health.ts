import { sql } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";

export type IngestPeriod = { projectId: ProjectId; from: Date; to: Date };

export type IngestTotalRow = {
  source: string;
  accepted: number;
  duplicates: number;
  bytes: number;
  /** Arrived since `recentFrom`, whatever the period. */
  recent: number;
  lastAt: string;
};

/** Every source that was heard of within the kept time; its counts are those of the period. */
export async function listIngestTotals(
  db: Db,
  { projectId, from, to, recentFrom }: IngestPeriod & { recentFrom: Date },
): Promise<IngestTotalRow[]> {
  const inPeriod = sql`minute >= ${from.toISOString()}::timestamptz and minute < ${to.toISOString()}::timestamptz`;
  return db.execute<IngestTotalRow>(sql`
    select source,
      coalesce(sum(accepted) filter (where ${inPeriod}), 0)::float as accepted,
      coalesce(sum(duplicates) filter (where ${inPeriod}), 0)::float as duplicates,
      coalesce(sum(bytes) filter (where ${inPeriod}), 0)::float as bytes,
      coalesce(sum(accepted + duplicates) filter (
        where minute >= date_trunc('minute', ${recentFrom.toISOString()}::timestamptz)
      ), 0)::float as recent,
      ${instantText(sql`max(last_at)`)} as "lastAt"
    from ingest_minute where project_id = ${projectId}
    group by source`);
}

export type IngestRejectTotalRow = {
  source: string;
  code: string;
  rejected: number;
  lastAt: string;
};

export async function listIngestRejectTotals(
  db: Db,
  { projectId, from, to }: IngestPeriod,
): Promise<IngestRejectTotalRow[]> {
  return db.execute<IngestRejectTotalRow>(sql`
    select source, code,
      coalesce(sum(rejected) filter (
        where minute >= ${from.toISOString()}::timestamptz and minute < ${to.toISOString()}::timestamptz
      ), 0)::float as rejected,
      ${instantText(sql`max(last_at)`)} as "lastAt"
    from ingest_reject_minute where project_id = ${projectId}
    group by source, code order by rejected desc, code`);
}

export type IngestBucketRow = {
  source: string;
  at: string;
  accepted: number;
  duplicates: number;
  rejected: number;
  bytes: number;
};

/** Buckets of `bucketMs`, counted from the epoch; those in which nothing came are absent. */
export async function listIngestBuckets(
  db: Db,
  period: IngestPeriod & { bucketMs: number },
): Promise<IngestBucketRow[]> {
  return db.execute<IngestBucketRow>(sql`
    select source, ${instantText(binned(period))} as at,
      sum(accepted)::float as accepted, sum(duplicates)::float as duplicates,
      sum(rejected)::float as rejected, sum(bytes)::float as bytes
    from (
      select source, minute, accepted, duplicates, 0 as rejected, bytes
      from ingest_minute where ${within(period)}
      union all
      select source, minute, 0, 0, rejected, 0
      from ingest_reject_minute where ${within(period)}
    ) minutes
    group by 1, 2 order by 2`);
}

export type IngestLagRow = { source: string; at: string; bucket: number; batches: number };

export async function listIngestLags(
  db: Db,
  period: IngestPeriod & { bucketMs: number },
): Promise<IngestLagRow[]> {
  return db.execute<IngestLagRow>(sql`
    select source, ${instantText(binned(period))} as at,
      (lag.place - 1)::int as bucket, sum(lag.batches)::float as batches
    from ingest_minute, unnest(lag_counts) with ordinality as lag(batches, place)
    where ${within(period)} and lag.batches > 0
    group by 1, 2, 3`);
}

export type IngestErrorRow = { source: string; code: string; message: string; at: string };

/** The last refusal of each source, replayed since or not. */
export async function listLastIngestErrors(
  db: Db,
  { projectId }: { projectId: ProjectId },
): Promise<IngestErrorRow[]> {
  return db.execute<IngestErrorRow>(sql`
    select distinct on (source) source, code, message, ${instantText(sql`last_at`)} as at
    from ingest_reject where project_id = ${projectId}
    order by source, last_at desc, id`);
}

function within({ projectId, from, to }: IngestPeriod) {
  return sql`project_id = ${projectId} and minute >= ${from.toISOString()}::timestamptz
    and minute < ${to.toISOString()}::timestamptz`;
}

function binned({ bucketMs }: { bucketMs: number }) {
  return sql`date_bin(${`${bucketMs} milliseconds`}::interval, minute, 'epoch'::timestamptz)`;
}

function instantText(instant: ReturnType<typeof sql>) {
  return sql`to_char(${instant} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
