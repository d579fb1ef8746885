import { listPools, listWorkers as findWorkers } from "@/db/queries/runtime/workers";
import type { WorkerList } from "@/lib/contracts/runtime-status";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

/** The workers that are there, of all projects, and the pools that they have for this one. */
export async function listWorkers(ctx: ServiceContext): Promise<WorkerList> {
  requireScope(ctx, "read");
  const [workers, pools] = await Promise.all([
    findWorkers(ctx.db),
    listPools(ctx.db, ctx.projectId),
  ]);
  return {
    items: workers.map(({ id, busy, capacity, startedAt, seenAt, isDraining }) => ({
      id,
      busy,
      capacity,
      started_at: startedAt.toISOString(),
      seen_at: seenAt.toISOString(),
      is_draining: isDraining,
    })),
    pools: pools.map(({ coldStarts, warmStarts, ...pool }) => ({
      ...pool,
      cold_starts: coldStarts,
      warm_starts: warmStarts,
    })),
  };
}
