import { claimTask } from "@/db/queries/runtime/leases";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { HandoffId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { receivedEvents } from "./handoff-events";

type Receiving = {
  handoffId: HandoffId;
  holder: string;
  leaseMs: number;
  arrivedAt?: Nanos | undefined;
};

/** A worker takes one handoff for its agent; undefined when it is over or somebody else has it. */
export async function receiveTask(
  ctx: ServiceContext,
  { handoffId, arrivedAt, ...claim }: Receiving,
): Promise<TaskRow | undefined> {
  const { projectId } = ctx;
  const readyAt = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const task = await claimTask(tx, { projectId, handoffId, at: readyAt, ...claim });
    if (!task) return undefined;
    // Only a worker knows when it was reached.
    const way = arrivedAt === undefined ? {} : { arrivedAt, readyAt };
    // Where an agent is still to be chosen, no agent has received it.
    const isChoice = task.toAgent === null && task.isPerformed;
    const events = isChoice ? [] : receivedEvents(task, { at: ctx.now(), ...way });
    await insertOutbox(tx, { projectId, events });
    return task;
  });
}
