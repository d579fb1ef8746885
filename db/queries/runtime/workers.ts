import { asc, eq, sql } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { worker, workerPool } from "../../schema";

export type WorkerRow = typeof worker.$inferSelect;
export type WorkerPoolRow = typeof workerPool.$inferSelect;

/** Who was not heard of for so long is not there. */
const ALIVE = sql`${worker.seenAt} > now() - interval '10 seconds'`;
const ROWS_MAX = 1000;

/** What a worker says of itself; those that fell silent are forgotten after a minute. */
export async function saveWorker(
  db: Db,
  said: Pick<WorkerRow, "id" | "busy" | "capacity" | "isDraining">,
  pools: readonly Omit<WorkerPoolRow, "workerId">[],
): Promise<void> {
  const { id: workerId, ...now } = said;
  await db.transaction(async (tx) => {
    await tx
      .insert(worker)
      .values(said)
      .onConflictDoUpdate({ target: worker.id, set: { ...now, seenAt: sql`now()` } });
    await tx.delete(workerPool).where(eq(workerPool.workerId, workerId));
    if (pools.length > 0) {
      await tx.insert(workerPool).values(pools.map((pool) => ({ ...pool, workerId })));
    }
    await tx.delete(worker).where(sql`${worker.seenAt} < now() - interval '1 minute'`);
  });
}

export async function deleteWorker(db: Db, id: string): Promise<void> {
  await db.delete(worker).where(eq(worker.id, id));
}

export async function listWorkers(db: Db): Promise<WorkerRow[]> {
  return db
    .select()
    .from(worker)
    .where(ALIVE)
    .orderBy(asc(worker.startedAt), asc(worker.id))
    .limit(ROWS_MAX);
}

export type PoolTotals = Omit<WorkerPoolRow, "projectId" | "workerId"> & { workers: number };

/** Of every agent that has a pool, over all workers. */
export async function listPools(db: Db, projectId: ProjectId): Promise<PoolTotals[]> {
  return db.execute<PoolTotals>(sql`
    select agent, count(*)::int as workers, sum(warm)::int as warm, sum(p.busy)::int as busy,
      sum(max)::int as max, sum(cold_starts)::int as "coldStarts",
      sum(warm_starts)::int as "warmStarts"
    from worker_pool p join worker on worker.id = p.worker_id and ${ALIVE}
    where project_id = ${projectId}
    group by agent order by agent limit ${ROWS_MAX}`);
}
