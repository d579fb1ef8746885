import { claimTask } from "@/db/queries/runtime/leases";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { HandoffId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { receivedEvents } from "./handoff-events";

/** A worker takes one handoff for its agent; undefined when it is over or somebody else has it. */
export async function receiveTask(
  ctx: ServiceContext,
  { handoffId, ...claim }: { handoffId: HandoffId; holder: string; leaseMs: number },
): Promise<TaskRow | undefined> {
  const { projectId } = ctx;
  const at = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const task = await claimTask(tx, { projectId, handoffId, at, ...claim });
    if (task) await insertOutbox(tx, { projectId, events: receivedEvents(task, { at }) });
    return task;
  });
}
