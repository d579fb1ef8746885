import { and, eq, sql } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";
import {
  agent,
  factLoss,
  finding,
  handoff,
  handoffGap,
  searchDocument,
  searchPending,
  sessionKey,
  trace,
} from "../schema";
import { markHoursOf } from "./rollups/dirty-hours";

type OfSource = { projectId: ProjectId; source: string };

/**
 * Removes every trace of one source with all that hangs on it. By their ids, not by a join: right after a
 * load the planner knows nothing of the new rows and would compare each with each.
 */
export async function deleteTracesOfSource(db: Db, { projectId, source }: OfSource): Promise<void> {
  const traces = await db
    .delete(trace)
    .where(and(eq(trace.projectId, projectId), eq(trace.source, source)))
    .returning({ id: trace.id, day: trace.day });
  const ids = sql`${sql.param(traces.map(({ id }) => id))}::text[]`;
  const days = sql`${sql.param([...new Set(traces.map(({ day }) => day))])}::text[]::date[]`;
  for (const name of ["span", "event", "payload"]) {
    await db.execute(sql`
      delete from ${sql.identifier(name)}
      where project_id = ${projectId} and day = any(${days}) and trace_id = any(${ids})`);
  }
  await markHoursOf(
    db,
    projectId,
    sql`delete from ${handoff} where project_id = ${projectId} and trace_id = any(${ids})
      returning first_sign_at`,
  );
  const tables = [finding, handoffGap, factLoss, searchDocument, searchPending, sessionKey];
  for (const table of tables) {
    await db.execute(sql`
      delete from ${table} where project_id = ${projectId} and trace_id = any(${ids})`);
  }
}

/** Agents are known from traces; one that no trace mentions any more is forgotten. */
export async function deleteUnseenAgents(
  db: Db,
  { projectId }: { projectId: ProjectId },
): Promise<void> {
  await db.execute(sql`
    delete from ${agent} a where a.project_id = ${projectId} and a.kind is null and not exists (
      select 1 from ${trace} t where t.project_id = a.project_id and t.agents @> array[a.name]
    )`);
}
