import { and, eq, sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { trace } from "../schema";
import { type Age, isOlderThan } from "./older-than";
import { isBusy } from "./trace-deletion";

type Old = Age & { projectId: ProjectId };

/** Silent since, nothing goes on in them, and not looked at in this way after their last change. */
export async function listTracesWithOldBodies(
  db: Db,
  { projectId, limit, ...age }: Old & { limit: number },
): Promise<TraceId[]> {
  const rows = await db.execute<{ id: TraceId }>(sql`
    select t.id from trace t
    where t.project_id = ${projectId} and ${isOlderThan(age)}
      and t.source <> 'demo' and (t.bodies_removed_at is null or t.bodies_removed_at < t.updated_at)
      and not ${isBusy}
    limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** Of the traces that are silent still, the text and the words to find it by; how many those were. */
export async function removeBodies(
  db: Db,
  { projectId, ids, ...age }: Old & { ids: readonly TraceId[] },
): Promise<number> {
  const silent = await db.execute<{ id: string; day: string }>(sql`
    update trace t set bodies_removed_at = clock_timestamp()
    where t.project_id = ${projectId} and t.id = any(${sql.param([...ids])}::text[])
      and ${isOlderThan(age)}
    returning id, day::text`);
  if (silent.length === 0) return 0;
  const traces = sql`${sql.param(silent.map(({ id }) => id))}::text[]`;
  const days = sql`${sql.param([...new Set(silent.map(({ day }) => day))])}::text[]::date[]`;
  await db.execute(sql`delete from payload
    where project_id = ${projectId} and day = any(${days}) and trace_id = any(${traces})`);
  await db.execute(sql`delete from search_document
    where project_id = ${projectId} and trace_id = any(${traces}) and part like 'payload:%'`);
  return silent.length;
}

/** Null: nothing was taken from it. */
export async function findBodyRemoval(
  db: Db,
  { projectId, traceId }: { projectId: ProjectId; traceId: TraceId },
): Promise<Date | null> {
  const [row] = await db
    .select({ at: trace.bodiesRemovedAt })
    .from(trace)
    .where(and(eq(trace.projectId, projectId), eq(trace.id, traceId)));
  return row?.at ?? null;
}
