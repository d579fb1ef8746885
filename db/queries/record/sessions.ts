import { sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../../lib/domain/ids";
import type { Json } from "../../../lib/domain/json";
import type { Db } from "../../client";

/** A conversation with more open traces than this goes on with the oldest. */
const OPEN_TRACES_MAX = 100;

/**
 * Traces of these sessions in which work is open, and which another trace may go on with. By id, in the
 * order in which they have to be locked.
 */
export async function listOpenTracesOfSessions(
  db: Db,
  { projectId, sessionIds }: { projectId: ProjectId; sessionIds: readonly string[] },
): Promise<TraceId[]> {
  const rows = await db.execute<{ id: TraceId }>(sql`
    select id from (
      select t.id from trace t
      where t.project_id = ${projectId} and t.session_id = any(${sql.param(sessionIds)}::text[])
        and t.status in ('waiting', 'running') and t.span_count > 0
        and exists (
          select from trace o
          where o.project_id = t.project_id and o.session_id = t.session_id and o.id <> t.id
            and o.resumptions is not null
        )
      order by t.started_at limit ${OPEN_TRACES_MAX}
    ) open order by id`);
  return rows.map(({ id }) => id);
}

export type SessionAnswer = {
  /** The trace that asked. */
  askedBy: TraceId;
  traceId: TraceId;
  day: string;
  resumption: Json;
};

/** What other traces of the same session went on with, for these keys, in order of time. */
export async function listAnswers(
  db: Db,
  { projectId, asked }: { projectId: ProjectId; asked: readonly AskedKeys[] },
): Promise<SessionAnswer[]> {
  return db.execute<SessionAnswer>(sql`
    select a."traceId" as "askedBy", t.id as "traceId", t.day::text as day, r.value as resumption
    from json_to_recordset(${JSON.stringify(asked)}::text::json)
      as a("traceId" text, "sessionId" text, keys text[])
    join trace t on t.project_id = ${projectId} and t.session_id = a."sessionId"
      and t.id <> a."traceId" and t.resumptions is not null
    cross join jsonb_array_elements(t.resumptions) r(value)
    where r.value ->> 'key' = any(a.keys)
    order by (r.value ->> 'at')::bigint, t.id`);
}

export type AskedKeys = { traceId: TraceId; sessionId: string; keys: readonly string[] };

export type PayloadMove = {
  hash: string;
  from: { day: string; traceId: TraceId };
  to: { day: string; traceId: TraceId };
};

/** Payloads lie with their trace: what another one refers to is stored with it too. */
export async function copyPayloads(
  db: Db,
  { projectId, moves }: { projectId: ProjectId; moves: readonly PayloadMove[] },
): Promise<void> {
  const rows = moves.map(({ hash, from, to }) => ({
    hash,
    fromDay: from.day,
    fromTrace: from.traceId,
    toDay: to.day,
    toTrace: to.traceId,
  }));
  await db.execute(sql`
    insert into payload (project_id, day, trace_id, hash, bytes, body)
    select p.project_id, m."toDay", m."toTrace", p.hash, p.bytes, p.body
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as m(hash text, "fromDay" date, "fromTrace" text, "toDay" date, "toTrace" text)
    join payload p on p.project_id = ${projectId} and p.day = m."fromDay"
      and p.trace_id = m."fromTrace" and p.hash = m.hash
    on conflict do nothing`);
}
