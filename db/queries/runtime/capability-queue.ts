import { and, eq, isNull, sql } from "drizzle-orm";
import type { AgentKind } from "../../../lib/domain/handoff/taxonomy";
import type { Db } from "../../client";
import { task } from "../../schema";
import { isTask, type TaskKey } from "./tasks";

/** Gives what nobody claimed yet to an agent that a worker runs; false: somebody was faster. */
export async function assignQueued(
  db: Db,
  key: TaskKey,
  { agent, isStarted }: { agent: string; isStarted: boolean },
): Promise<boolean> {
  const rows = await db
    .update(task)
    .set({ toAgent: agent, isPerformed: true, isStarted, deliveredAt: sql`now()` })
    .where(
      and(isTask(key), eq(task.state, "queued"), isNull(task.toAgent), eq(task.isPerformed, false)),
    )
    .returning({ handoffId: task.handoffId });
  return rows.length > 0;
}

/** The oldest that still wait although an agent of these kinds could do them: it had no room. */
export async function markOffered(
  db: Db,
  { kinds, waitedMs, limit }: { kinds: readonly AgentKind[]; waitedMs: number; limit: number },
): Promise<TaskKey[]> {
  const left = sql`select project_id, handoff_id from task t
    where state = 'queued' and to_agent is null and not is_performed
      and delivered_at < now() - ${waitedMs} * interval '1 millisecond'
      and exists (select from agent a where a.project_id = t.project_id and a.service = ''
        and a.kind = any(${sql.param([...kinds])}::text[]) and not a.is_down
        and t.required_tools <@ a.capabilities)
    order by created_at limit ${limit} for update skip locked`;
  return db
    .update(task)
    .set({ deliveredAt: sql`now()` })
    .where(sql`(project_id, handoff_id) in (${left})`)
    .returning({ projectId: task.projectId, handoffId: task.handoffId });
}
