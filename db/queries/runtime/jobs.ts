import { sql } from "drizzle-orm";
import type { HandoffId, ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";

/**
 * Wakes a worker for this handoff once the transaction commits, not before `delayMs` from now. At most
 * one job waits for a handoff, however often this is asked for.
 */
export async function addPerformJob(
  db: Db,
  job: { projectId: ProjectId; handoffId: HandoffId; delayMs?: number },
): Promise<void> {
  const key = `${job.projectId.length}:${job.projectId}${job.handoffId}`;
  const payload = { projectId: job.projectId, handoffId: job.handoffId };
  const runAt = job.delayMs ? sql`now() + ${job.delayMs} * interval '1 millisecond'` : sql`null`;
  await db.execute(sql`
    select from graphile_worker.add_job(
      'perform', ${JSON.stringify(payload)}::json, run_at => ${runAt}, max_attempts => 3, job_key => ${key})`);
}
