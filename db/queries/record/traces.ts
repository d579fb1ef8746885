import { sql } from "drizzle-orm";
import type { Usage } from "../../../lib/domain/event/shapes";
import type { TraceStatus } from "../../../lib/domain/handoff/taxonomy";
import type { ProjectId, TraceId } from "../../../lib/domain/ids";
import { bigintAsText, type Json } from "../../../lib/domain/json";
import { nanos, type Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";

export type TraceSighting = {
  id: TraceId;
  source: string;
  firstSignAt: Nanos;
  lastSignAt: Nanos;
  name: string | null;
  sessionId: string | null;
  statedStatus: TraceStatus | null;
};

export type SeenTrace = {
  id: TraceId;
  day: string;
  source: string;
  isNew: boolean;
  spanCount: number;
  /** It has spans that were not read for handoffs yet. */
  isUnread: boolean;
  handoffCount: number;
  startedAt: Nanos;
  lastSignAt: Nanos;
  endedAt: Nanos | null;
  usage: Usage | null;
  statedStatus: TraceStatus | null;
  sessionId: string | null;
  resumptions: Json[] | null;
};

/**
 * Creates or touches the traces of a batch and locks their rows until commit: writers of one trace take
 * turns, writers of different traces do not meet. Sorted by id, so that two batches cannot deadlock.
 * What is touched is queued for the search index.
 */
export async function upsertTraces(
  db: Db,
  seen: { projectId: ProjectId; day: string; traces: readonly TraceSighting[] },
): Promise<SeenTrace[]> {
  const sorted = seen.traces.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rows = await db.execute<RawSeenTrace>(sql`
    with seen as (
    insert into trace as t (project_id, id, day, source, started_at, last_sign_at, name, session_id, stated_status)
    select ${seen.projectId}, id, ${seen.day}::date, source, "firstSignAt", "lastSignAt", name, "sessionId", "statedStatus"
    from json_to_recordset(${JSON.stringify(sorted, bigintAsText)}::text::json) as r(
      id text, source text, "firstSignAt" bigint, "lastSignAt" bigint, name text, "sessionId" text, "statedStatus" text
    )
    on conflict (project_id, id) do update set
      started_at = least(t.started_at, excluded.started_at),
      last_sign_at = greatest(t.last_sign_at, excluded.last_sign_at),
      name = coalesce(t.name, excluded.name),
      session_id = coalesce(t.session_id, excluded.session_id),
      stated_status = coalesce(excluded.stated_status, t.stated_status),
      updated_at = now()
    returning ${SEEN_COLUMNS}, (xmax = 0) as "isNew"
    ), queued as (
      insert into search_pending (project_id, trace_id) select ${seen.projectId}, id from seen
    )
    select * from seen`);
  return rows.map((row) => toSeenTrace(row));
}

/** Locks known traces until commit, in the same order as a batch does. */
export async function lockTraces(
  db: Db,
  { projectId, ids }: { projectId: ProjectId; ids: readonly TraceId[] },
): Promise<SeenTrace[]> {
  const rows = await db.execute<RawSeenTrace>(sql`
    select ${SEEN_COLUMNS}, false as "isNew" from trace t
    where t.project_id = ${projectId} and t.id = any(${sql.param(ids)}::text[])
    order by t.id for update`);
  return rows.map((row) => toSeenTrace(row));
}

const SEEN_COLUMNS = sql`
  t.id, t.day::text as day, t.source, t.span_count as "spanCount", t.unread_since is not null as "isUnread", t.handoff_count as "handoffCount",
  t.started_at::text as "startedAt", t.last_sign_at::text as "lastSignAt",
  t.ended_at::text as "endedAt", t.usage, t.stated_status as "statedStatus",
  t.session_id as "sessionId", t.resumptions`;

type RawSeenTrace = Omit<SeenTrace, "startedAt" | "lastSignAt" | "endedAt"> & {
  startedAt: string;
  lastSignAt: string;
  endedAt: string | null;
};

function toSeenTrace(row: RawSeenTrace): SeenTrace {
  return {
    ...row,
    startedAt: nanos(row.startedAt),
    lastSignAt: nanos(row.lastSignAt),
    endedAt: row.endedAt === null ? null : nanos(row.endedAt),
  };
}

export type TraceSummaryRow = {
  id: TraceId;
  status: TraceStatus;
  startedAt: Nanos;
  endedAt: Nanos | null;
  agents: readonly string[];
  handoffCount: number;
  spanCount: number;
  errorCount: number;
  usage: Usage | null;
  label: string | null;
  resumptions: Json[] | null;
  /** All its spans were read for this row. */
  isRead: boolean;
};

export async function updateTraceSummaries(
  db: Db,
  { projectId, rows }: { projectId: ProjectId; rows: readonly TraceSummaryRow[] },
): Promise<void> {
  await db.execute(sql`
    update trace t set
      status = r.status, started_at = r."startedAt", ended_at = r."endedAt",
      agents = case when r.agents = '{}' then t.agents else r.agents end, handoff_count = r."handoffCount", span_count = r."spanCount",
      error_count = r."errorCount", usage = r.usage, label = coalesce(r.label, t.label), resumptions = r.resumptions,
      unread_since = case when r."isRead" then null else t.unread_since end, updated_at = now()
    from json_to_recordset(${JSON.stringify(rows, bigintAsText)}::text::json) as r(
      id text, status text, "startedAt" bigint, "endedAt" bigint, agents text[], "handoffCount" int,
      "spanCount" int, "errorCount" int, usage jsonb, label text,
      resumptions jsonb, "isRead" boolean
    )
    where t.project_id = ${projectId} and t.id = r.id`);
}
