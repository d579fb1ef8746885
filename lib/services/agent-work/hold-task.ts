import { markTaskAccepted } from "@/db/queries/runtime/leases";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";

/** Work that a worker of ours has under a lease. */
export type HeldTask = Pick<TaskRow, "projectId" | "handoffId" | "lease">;

/** Proves, until the end of the transaction, that the work is still this worker's. */
export async function holdTask(
  ctx: ServiceContext,
  { projectId, handoffId, lease }: HeldTask,
): Promise<TaskRow> {
  const task = await markTaskAccepted(ctx.db, { projectId, handoffId, lease });
  if (!task) throw workLost(handoffId);
  return task;
}

export function workLost(handoffId: string): AppError {
  return new AppError("lease_lost", `The handoff ${handoffId} is no longer this worker's.`);
}
