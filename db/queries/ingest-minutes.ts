import { sql } from "drizzle-orm";
import { LAG_BUCKETS } from "../../lib/domain/ingest/lag-histogram";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";

/** Connections of one slot wait for each other's commit; more slots are more rows to add up. */
const SLOTS = 8;

export type IngestArrival = {
  projectId: ProjectId;
  source: string;
  at: Date;
  accepted: number;
  duplicates: number;
  bytes: number;
  lagBucket: number;
};

/**
 * Counts a batch in its minute. The row stays locked until the batch is committed, so connections are
 * spread over slots; it must be the last lock that a transaction takes.
 */
export async function upsertIngestMinute(db: Db, row: IngestArrival): Promise<void> {
  const at = row.at.toISOString();
  const lags = Array.from({ length: LAG_BUCKETS }, (_, bucket) => +(bucket === row.lagBucket));
  const lag = sql`lag_counts[${row.lagBucket + 1}::int]`;
  await db.execute(sql`
    insert into ingest_minute as m (
      project_id, minute, source, slot, accepted, duplicates, bytes, lag_counts, last_at
    ) values (
      ${row.projectId}, date_trunc('minute', ${at}::timestamptz), ${row.source},
      pg_backend_pid() % ${SLOTS}::int, ${row.accepted}::int, ${row.duplicates}::int,
      ${row.bytes}::bigint, ${sql.param(lags)}::int[], ${at}::timestamptz
    )
    on conflict (project_id, minute, source, slot) do update set
      accepted = m.accepted + excluded.accepted,
      duplicates = m.duplicates + excluded.duplicates,
      bytes = m.bytes + excluded.bytes,
      ${lag} = m.${lag} + 1,
      last_at = greatest(m.last_at, excluded.last_at)`);
}

/** Old minutes go by themselves, in all projects. */
export async function deleteIngestMinutesBefore(db: Db, before: Date): Promise<void> {
  const at = before.toISOString();
  await db.execute(sql`delete from ingest_minute where minute < ${at}::timestamptz`);
  await db.execute(sql`delete from ingest_reject_minute where minute < ${at}::timestamptz`);
}
