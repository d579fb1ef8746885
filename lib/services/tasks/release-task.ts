import { addPerformJobs } from "@/db/queries/runtime/jobs";
import { releaseTask as releaseTaskRow } from "@/db/queries/runtime/leases";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { ServiceContext } from "../context";
import { leaseLostEvent } from "./handoff-events";

/** A worker that ends gives back what it could not finish: another has it at once, not after the lease. */
export async function releaseTask(
  ctx: ServiceContext,
  { handoffId, lease }: Pick<TaskRow, "handoffId" | "lease">,
): Promise<void> {
  const { projectId } = ctx;
  await ctx.db.transaction(async (tx) => {
    const task = await releaseTaskRow(tx, { projectId, handoffId, lease });
    if (!task) return;
    await addPerformJobs(tx, [task]);
    const events = [leaseLostEvent(task, { at: ctx.now(), how: "was given back" })];
    await insertOutbox(tx, { projectId, events });
  });
}
