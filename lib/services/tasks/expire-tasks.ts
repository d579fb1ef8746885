import { addPerformJobs } from "@/db/queries/runtime/jobs";
import { listOverdueTasks, markRedelivered, releaseLostTasks } from "@/db/queries/runtime/leases";
import { listOverdueRuns } from "@/db/queries/runtime/runs";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { Db } from "@/db/client";
import type { Nanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { advanceRun } from "../runs/advance-run";
import { tryEndTask } from "./end-task";
import { leaseLostEvent } from "./handoff-events";

const PER_ROUND = 200;

/**
 * Ends what took too long and gives lost work to somebody else; in all projects, safe on every node at
 * once. Nothing waits in memory for this: the limits are columns. Returns how much there was to do.
 */
export async function expireTasks(db: Db, now: () => Nanos): Promise<number> {
  const lost = await releaseLost(db, now);
  const overdue = await endOverdue(db, now);
  const untaken = await redeliver(db);
  const runs = await listOverdueRuns(db, PER_ROUND);
  for (const run of runs) {
    const error = { type: "timed_out", message: "The run took longer than its workflow allows." };
    await db.transaction((tx) =>
      advanceRun(systemContext(tx, { projectId: run.projectId, now }), {
        id: run.id,
        events: [{ event: "run_ended", status: "failed", error }],
      }),
    );
  }
  return lost + overdue + untaken + runs.length;
}

async function releaseLost(db: Db, now: () => Nanos): Promise<number> {
  return db.transaction(async (tx) => {
    const tasks = await releaseLostTasks(tx, PER_ROUND);
    const performed = tasks.filter(({ isPerformed }) => isPerformed);
    await addPerformJobs(tx, performed);
    for (const [projectId, own] of Map.groupBy(tasks, (task) => task.projectId)) {
      const events = own.map((task) => leaseLostEvent(task, { at: now(), how: "ran out" }));
      await insertOutbox(tx, { projectId, events });
    }
    return tasks.length;
  });
}

async function redeliver(db: Db): Promise<number> {
  return db.transaction(async (tx) => {
    const tasks = await markRedelivered(tx, PER_ROUND);
    await addPerformJobs(tx, tasks);
    return tasks.length;
  });
}

async function endOverdue(db: Db, now: () => Nanos): Promise<number> {
  const tasks = await listOverdueTasks(db, PER_ROUND);
  for (const task of tasks) {
    const { projectId, handoffId, lease } = task;
    const end = { state: "timed_out" as const, error: timeoutOf(task) };
    const ctx = systemContext(db, { projectId, now });
    // Whoever claims or ends it in this moment is the one who counts.
    await tryEndTask(ctx, { projectId, handoffId, lease, end });
  }
  return tasks.length;
}

/** What an agent has taken and is looked at again later lies in the queue, too: it did not finish. */
export function timeoutOf({ state, toAgent, timeoutMs, receivedAt, dueAt, ackDueAt }: TaskRow) {
  const who = toAgent ?? "nobody";
  return state === "queued" && (receivedAt === null || ackDueAt < dueAt)
    ? { type: "no_acknowledgement", message: `${who} did not take it in time.` }
    : { type: "timed_out", message: `${who} did not finish within ${timeoutMs} ms.` };
}

function systemContext(
  db: Db,
  { projectId, now }: { projectId: ServiceContext["projectId"]; now: () => Nanos },
): ServiceContext {
  return { db, projectId, actor: { kind: "system" }, now };
}
