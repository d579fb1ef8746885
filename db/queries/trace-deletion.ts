import { type SQL, sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { markHoursOf } from "./rollups/dirty-hours";
import { type Age, isOlderThan } from "./older-than";

type Traces = { projectId: ProjectId; ids: readonly TraceId[] };
type NamedTable = { name: string; column: "trace_id" | "handoff_id" | "run_id" | "approval_id" };

const PARTITIONED = ["span", "event", "payload"];
/** These say what was done, not what was said. */
const KEPT = ["vault_use", "audit_entry"];

/**
 * Every table that says of which trace, handoff, run or approval its rows are: read off the catalogue, so
 * that a table which is added later is not forgotten.
 */
async function listNamedTables(db: Db): Promise<NamedTable[]> {
  return db.execute<NamedTable>(sql`
    select distinct on (c.relname) c.relname as name, a.attname as column
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute p on p.attrelid = c.oid and p.attname = 'project_id'
    join pg_attribute a on a.attrelid = c.oid
      and a.attname in ('trace_id', 'handoff_id', 'run_id', 'approval_id')
    where c.relkind in ('r', 'p') and not c.relispartition
      and not c.relname = any(${sql.param(KEPT)}::text[])
    order by c.relname,
      array_position(array['trace_id', 'handoff_id', 'run_id', 'approval_id'], a.attname::text)`);
}

/** Removes traces with all that hangs on them; `keepsTrace`: only what the runtime kept for them. */
export async function deleteTraces(
  db: Db,
  { projectId, ids, keepsTrace = false }: Traces & { keepsTrace?: boolean },
): Promise<void> {
  if (ids.length === 0) return;
  const traces = sql`${sql.param([...ids])}::text[]`;
  const all = await listNamedTables(db);
  const records = new Set(keepsTrace ? RECORDS : []);
  const tables = all.filter(({ name }) => !records.has(name) && name !== "handoff");
  const named: Record<NamedTable["column"], SQL> = {
    trace_id: traces,
    handoff_id: await idsOf(
      db,
      sql`select handoff_id as id from task
      where project_id = ${projectId} and trace_id = any(${traces})`,
    ),
    run_id: await idsOf(
      db,
      sql`select id from run
      where project_id = ${projectId} and trace_id = any(${traces})`,
    ),
    approval_id: await idsOf(
      db,
      sql`select id from approval
      where project_id = ${projectId} and trace_id = any(${traces})`,
    ),
  };
  // By their days, not by a join: right after a load the planner would compare each with each.
  const found = await idsOf(
    db,
    sql`select distinct day::text as id from trace
    where project_id = ${projectId} and id = any(${traces})`,
  );
  for (const name of keepsTrace ? [] : PARTITIONED) {
    await db.execute(sql`delete from ${sql.identifier(name)}
      where project_id = ${projectId} and day = any(${found}::date[]) and trace_id = any(${traces})`);
  }
  for (const { name, column } of tables) {
    if (PARTITIONED.includes(name)) continue;
    await db.execute(sql`delete from ${sql.identifier(name)}
      where project_id = ${projectId} and ${sql.identifier(column)} = any(${named[column]})`);
  }
  await forgetBoard(db, projectId);
  if (keepsTrace) return;
  await markHoursOf(
    db,
    projectId,
    sql`delete from handoff where project_id = ${projectId} and trace_id = any(${traces})
      returning first_sign_at`,
  );
  await db.execute(sql`delete from trace where project_id = ${projectId} and id = any(${traces})`);
}

/** What was read off the events of a trace, which stays with it. */
const RECORDS = [
  ...PARTITIONED,
  "handoff",
  "finding",
  "handoff_gap",
  "fact_loss",
  "finding_day",
  "loss_day",
  "search_document",
  "search_pending",
  "session_key",
];

async function idsOf(db: Db, query: SQL): Promise<SQL> {
  const rows = await db.execute<{ id: string }>(query);
  return sql`${sql.param(rows.map(({ id }) => id))}::text[]`;
}

/** Keys of the blackboard without any value left, and who read what is gone. */
async function forgetBoard(db: Db, projectId: ProjectId): Promise<void> {
  await db.execute(sql`delete from blackboard_entry e where e.project_id = ${projectId}
    and not exists (select from blackboard_version v
      where v.project_id = e.project_id and v.key = e.key)`);
  await db.execute(sql`delete from blackboard_read r where r.project_id = ${projectId}
    and not exists (select from blackboard_version v
      where v.project_id = r.project_id and v.key = r.key and v.version = r.version)`);
}

/** Of a trace `t`: a run or a handoff of the runtime goes on in it, which nothing is taken away from under. */
export const isBusy = sql`exists (
  select from task k where k.project_id = t.project_id and k.trace_id = t.id and k.ended_at is null
  union all select from run r where r.project_id = t.project_id and r.trace_id = t.id
    and r.status in ('running', 'waiting')
  union all select from approval a where a.project_id = t.project_id and a.trace_id = t.id
    and a.status in ('waiting', 'snoozed'))`;

export async function listBusyTraces(db: Db, { projectId, ids }: Traces): Promise<TraceId[]> {
  return listIds(
    db,
    sql`select t.id from trace t
    where t.project_id = ${projectId} and t.id = any(${sql.param([...ids])}::text[]) and ${isBusy}`,
  );
}

type Search = { projectId: ProjectId; limit: number };

export async function listTracesOfSession(
  db: Db,
  { projectId, sessionId, limit }: Search & { sessionId: string },
): Promise<TraceId[]> {
  return listIds(
    db,
    sql`select id from trace
    where project_id = ${projectId} and session_id = ${sessionId} order by id limit ${limit}`,
  );
}

/** By what instrumentations call the person that an agent worked for. */
const USER_ATTRIBUTES = [
  "user.id",
  "enduser.id",
  "user.email",
  "langfuse.user.id",
  "langsmith.metadata.user_id",
  "metadata.user_id",
  "user_id",
];

export async function listTracesOfUser(
  db: Db,
  { projectId, userId, limit }: Search & { userId: string },
): Promise<TraceId[]> {
  const isOf = sql.join(
    USER_ATTRIBUTES.map(
      (name) => sql`s.attributes @> ${JSON.stringify({ [name]: userId })}::jsonb`,
    ),
    sql` or `,
  );
  return listIds(
    db,
    sql`select distinct s.trace_id as id from span s
    where s.project_id = ${projectId} and (${isOf}) order by 1 limit ${limit}`,
  );
}

/** Silent since, and nothing goes on in them; the demo is never old. */
export async function listOldTraces(
  db: Db,
  { projectId, limit, withWork, ...age }: Search & Age & { withWork: boolean },
): Promise<TraceId[]> {
  const hasWork = withWork
    ? sql`and exists (select from task k where k.project_id = t.project_id and k.trace_id = t.id
        union all select from approval a where a.project_id = t.project_id and a.trace_id = t.id)`
    : sql``;
  return listIds(
    db,
    sql`select t.id from trace t
    where t.project_id = ${projectId} and ${isOlderThan(age)}
      and t.source <> 'demo' and not ${isBusy} ${hasWork}
    order by t.last_sign_at, t.id limit ${limit}`,
  );
}

async function listIds(db: Db, query: SQL): Promise<TraceId[]> {
  const rows = await db.execute<{ id: TraceId }>(query);
  return rows.map(({ id }) => id);
}
