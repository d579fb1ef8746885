import { sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../../lib/domain/ids";
import type { Db } from "../../client";

export type TraceSessionKey = { traceId: TraceId; kind: string; value: string };

type OfProject = { projectId: ProjectId; keys: readonly TraceSessionKey[] };

export async function insertSessionKeys(db: Db, { projectId, keys }: OfProject): Promise<void> {
  await db.execute(sql`
    insert into session_key (project_id, key, trace_id)
    select ${projectId}, kind || ':' || value, "traceId" from ${wantedRows(keys)}
    on conflict do nothing`);
}

/** A trace that belongs to the session of `traceId`, one for each session and each without one. */
export type SessionPeer = { traceId: TraceId; id: TraceId; sessionId: string | null };

/** Peers of more sessions than this join those that were found. */
const PEERS_MAX = 1_000;

/**
 * Traces that share a key. A handoff told in native events joins two traces where one has the caller's
 * side of it and the other only the callee's.
 */
export async function listSessionPeers(
  db: Db,
  { projectId, keys }: OfProject,
): Promise<SessionPeer[]> {
  return db.execute<SessionPeer>(sql`
    with wanted as (select * from ${wantedRows(keys)}), peer as (
      select w."traceId", k.trace_id as id from wanted w
      join session_key k on k.project_id = ${projectId} and k.key = w.kind || ':' || w.value
      union
      select w."traceId", w.value from wanted w where w.kind = 'trace'
      union
      select w."traceId", h.trace_id from wanted w
      join handoff h on h.project_id = ${projectId} and h.id = w.value
      left join handoff own
        on own.project_id = h.project_id and own.id = h.id and own.trace_id = w."traceId"
      where w.kind = 'handoff' and (own.initiated_at is null) <> (h.initiated_at is null)
    )
    select distinct on (p."traceId", coalesce(t.session_id, t.id)) p."traceId", t.id, t.session_id as "sessionId"
    from (select * from peer union select "traceId", "traceId" from wanted) p
    join trace t on t.project_id = ${projectId} and t.id = p.id
    order by p."traceId", coalesce(t.session_id, t.id), t.id
    limit ${PEERS_MAX}`);
}

function wantedRows(keys: readonly TraceSessionKey[]) {
  return sql`json_to_recordset(${JSON.stringify(keys)}::text::json) as w("traceId" text, kind text, value text)`;
}

/** What a session is called that nobody named: this and the first of its traces. */
const UNNAMED = "linked-";

/**
 * Makes one session of these traces and all others of their sessions; any order of joining ends in the
 * same. A name that somebody gave wins; the other stays known. Returns the name of the session.
 */
export async function mergeSessions(
  db: Db,
  { projectId, ids }: { projectId: ProjectId; ids: readonly TraceId[] },
): Promise<string | undefined> {
  const given = sql`
    select id, session_id, coalesce(session_id, ${UNNAMED} || id) collate "C" as name from trace
    where project_id = ${projectId} and id = any(${sql.param(ids)}::text[])`;
  const rows = await db.execute<{ name: string }>(sql`
    with given as (${given}), winner as (
      select name from given order by starts_with(name, ${UNNAMED}), name limit 1
    ), moved as (
      update trace t set session_id = w.name from winner w
      where t.project_id = ${projectId} and t.session_id is distinct from w.name
        and (t.id in (select id from given) or t.session_id in (select session_id from given))
    ), known as (
      insert into session_key (project_id, key, trace_id)
      select ${projectId}, 'session:' || g.name, g.id from given g, winner w where g.name <> w.name
      on conflict do nothing
    )
    select name from winner`);
  return rows[0]?.name;
}

/** Sessions of a project are joined one at a time, and batches lock traces in order of id. */
export async function lockSessions(
  db: Db,
  { projectId, ids }: { projectId: ProjectId; ids: readonly TraceId[] },
): Promise<void> {
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`sessions ${projectId}`}, 0))`,
  );
  await db.execute(sql`
    select id from trace t where t.project_id = ${projectId} and (
      t.id = any(${sql.param(ids)}::text[]) or t.session_id in (
        select session_id from trace where project_id = ${projectId} and id = any(${sql.param(ids)}::text[])
      )
    ) order by id for update`);
}

/** What a session is called that became one with another. */
export async function findJoinedSession(
  db: Db,
  { projectId, sessionId }: { projectId: ProjectId; sessionId: string },
): Promise<string | undefined> {
  const rows = await db.execute<{ sessionId: string }>(sql`
    select t.session_id as "sessionId" from session_key k
    join trace t on t.project_id = k.project_id and t.id = k.trace_id
    where k.project_id = ${projectId} and k.key = ${`session:${sessionId}`} and t.session_id is not null
    limit 1`);
  return rows[0]?.sessionId;
}
