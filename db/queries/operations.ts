import { sql } from "drizzle-orm";
import type { Db } from "../client";

export type OperationFigures = {
  jobsWaiting: number;
  jobsFailed: number;
  oldestJobSeconds: number;
  outbox: number;
  tasksOpen: number;
  runsOpen: number;
  approvalsOpen: number;
  oldestApprovalSeconds: number;
  agentsDown: number;
  tracesUnread: number;
  rollupsFailing: number;
  databaseBytes: number;
  connections: number;
};

/** How much waits, in all projects; each figure is read off an index or a short table. */
export async function readOperationFigures(db: Db): Promise<OperationFigures> {
  const [row] = await db.execute<OperationFigures>(sql`
    select
      (select count(*)::int from graphile_worker.jobs where attempts < max_attempts) as "jobsWaiting",
      (select count(*)::int from graphile_worker.jobs where attempts >= max_attempts) as "jobsFailed",
      (select coalesce(extract(epoch from now() - min(run_at)), 0)::float from graphile_worker.jobs
       where run_at < now() and locked_at is null and attempts < max_attempts)
       as "oldestJobSeconds",
      (select count(*)::int from outbox) as outbox,
      (select count(*)::int from task where ended_at is null) as "tasksOpen",
      (select count(*)::int from run where status in ('running', 'waiting')) as "runsOpen",
      (select count(*)::int from approval where status in ('waiting', 'snoozed')) as "approvalsOpen",
      (select coalesce(extract(epoch from now()) - min(requested_at) / 1e9, 0)::float from approval
       where status = 'waiting') as "oldestApprovalSeconds",
      (select count(*)::int from agent where is_down) as "agentsDown",
      (select count(*)::int from trace where unread_since is not null) as "tracesUnread",
      (select count(distinct project_id)::int from rollup_failure) as "rollupsFailing",
      pg_database_size(current_database())::float as "databaseBytes",
      (select count(*)::int from pg_stat_activity where datname = current_database()) as connections`);
  if (!row) throw new Error("PostgreSQL counted nothing");
  return row;
}

/** What takes space: tables with their partitions and indexes. */
export async function listTableSizes(db: Db): Promise<{ name: string; bytes: number }[]> {
  return db.execute<{ name: string; bytes: number }>(sql`
    select coalesce(p.relname, c.relname) as name,
      sum(pg_total_relation_size(c.oid))::float as bytes
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    left join pg_inherits i on i.inhrelid = c.oid
    left join pg_class p on p.oid = i.inhparent
    where c.relkind = 'r'
    group by 1 order by 2 desc`);
}

/** What the server is, and what it thinks the time is. */
export async function readServerFacts(db: Db) {
  const [row] = await db.execute<{
    version: number;
    encoding: string;
    connectionsMax: number;
    fsync: string;
    timeMs: number;
  }>(sql`
    select current_setting('server_version_num')::int as version,
      current_setting('server_encoding') as encoding,
      current_setting('max_connections')::int as "connectionsMax",
      current_setting('fsync') as fsync,
      (extract(epoch from clock_timestamp()) * 1000)::float as "timeMs"`);
  if (!row) throw new Error("PostgreSQL said nothing of itself");
  return row;
}

/** Of a server that follows another: how far it is behind; null where it does not follow any. */
export async function readReplicaLag(db: Db): Promise<number | null> {
  const [row] = await db.execute<{ seconds: number | null }>(sql`
    select case when pg_is_in_recovery() then
      case when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
        else coalesce(extract(epoch from now() - pg_last_xact_replay_timestamp()), 0)::float end
    end as seconds`);
  return row?.seconds ?? null;
}

/** Keys that are in use and end soon, never end with all rights, or were not used for long. */
export async function countKeyConcerns(db: Db) {
  const [row] = await db.execute<{ endSoon: number; endless: number; idle: number }>(sql`
    select
      count(*) filter (where expires_at between now() and now() + interval '14 days')::int as "endSoon",
      count(*) filter (where expires_at is null and 'admin' = any(scopes))::int as endless,
      count(*) filter (where coalesce(last_used_at, created_at) < now() - interval '90 days')::int as idle
    from api_key where revoked_at is null and (expires_at is null or expires_at > now())`);
  return row ?? { endSoon: 0, endless: 0, idle: 0 };
}

/** Where Baton calls out to, in all projects. */
export async function listOutgoingAddresses(
  db: Db,
  { limit }: { limit: number },
): Promise<string[]> {
  const rows = await db.execute<{ url: string }>(sql`
    select distinct url from (
      select endpoint as url from agent where endpoint is not null and not is_down
      union all select url from notice_channel
    ) called order by url limit ${limit}`);
  return rows.map(({ url }) => url);
}
