import { and, eq, sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { agent, trace } from "../schema";

type OfSource = { projectId: ProjectId; source: string };

export async function listTracesOfSource(
  db: Db,
  { projectId, source }: OfSource,
): Promise<TraceId[]> {
  const rows = await db
    .select({ id: trace.id })
    .from(trace)
    .where(and(eq(trace.projectId, projectId), eq(trace.source, source)));
  return rows.map(({ id }) => id);
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
