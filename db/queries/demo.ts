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

type OfSource = { projectId: ProjectId; source: string };

/** Removes every trace of one source with all that hangs on it. */
export async function deleteTracesOfSource(db: Db, { projectId, source }: OfSource): Promise<void> {
  const ofSource = sql`t.project_id = ${projectId} and t.source = ${source}`;
  for (const name of ["span", "event", "payload"]) {
    await db.execute(sql`
      delete from ${sql.identifier(name)} r using ${trace} t
      where ${ofSource} and r.project_id = t.project_id and r.day = t.day and r.trace_id = t.id`);
  }
  const tables = [
    handoff,
    finding,
    handoffGap,
    factLoss,
    searchDocument,
    searchPending,
    sessionKey,
  ];
  for (const table of tables) {
    await db.execute(sql`
      delete from ${table} r using ${trace} t
      where ${ofSource} and r.project_id = t.project_id and r.trace_id = t.id`);
  }
  await db.delete(trace).where(and(eq(trace.projectId, projectId), eq(trace.source, source)));
}

/** Agents are known from traces; one that no trace mentions any more is forgotten. */
export async function deleteUnseenAgents(
  db: Db,
  { projectId }: { projectId: ProjectId },
): Promise<void> {
  await db.execute(sql`
    delete from ${agent} a where a.project_id = ${projectId} and not exists (
      select 1 from ${trace} t where t.project_id = a.project_id and t.agents @> array[a.name]
    )`);
}
