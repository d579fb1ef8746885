import { sql } from "drizzle-orm";
import type { HandoffId, ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";

type Job = { projectId: ProjectId; handoffId: HandoffId };

/**
 * Wakes workers for these handoffs once the transaction commits, not before `delayMs` from now. At most
 * one job waits for a handoff, however often this is asked for.
 */
export async function addPerformJobs(db: Db, jobs: readonly Job[], wait?: Wait): Promise<void> {
  await addJobs(db, jobs, { ...wait, identifier: "perform", keyBegin: "" });
}

/** The same for a handoff that waits in the queue of what it needs, for an agent that workers run. */
export async function addTakeJobs(db: Db, jobs: readonly Job[], wait?: Wait): Promise<void> {
  await addJobs(db, jobs, { ...wait, identifier: "take", keyBegin: "take:" });
}

type Wait = { delayMs?: number };
type Kind = Wait & { identifier: string; keyBegin: string };

async function addJobs(
  db: Db,
  jobs: readonly Job[],
  { delayMs = 0, identifier, keyBegin }: Kind,
): Promise<void> {
  if (jobs.length === 0) return;
  const rows = jobs.map(({ projectId, handoffId }) => ({ projectId, handoffId }));
  const runAt = delayMs > 0 ? sql`now() + ${delayMs} * interval '1 millisecond'` : sql`null`;
  await db.execute(sql`
    select graphile_worker.add_job(${identifier}::text, job, run_at => ${runAt}, max_attempts => 3,
      job_key => ${keyBegin}::text || length(job ->> 'projectId') || ':' || (job ->> 'projectId') || (job ->> 'handoffId'))
    from json_array_elements(${JSON.stringify(rows)}::text::json) as job`);
}

/** Wakes a worker for a simulation once the transaction commits. */
export async function addSimulateJob(
  db: Db,
  { projectId, id }: { projectId: ProjectId; id: string },
): Promise<void> {
  await db.execute(sql`
    select graphile_worker.add_job('simulate', ${JSON.stringify({ projectId, id })}::text::json,
      max_attempts => 3, job_key => 'simulate:' || ${id}::text)`);
}
