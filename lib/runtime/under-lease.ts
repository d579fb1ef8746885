import type { TaskEnd } from "@/db/queries/runtime/leases";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "@/lib/services/context";
import { heartbeatTask } from "@/lib/services/tasks/answer-task";
import { timeoutOf } from "@/lib/services/tasks/expire-tasks";
import { releaseTask } from "@/lib/services/tasks/release-task";
import type { Acceptance } from "./acceptance";
import type { RunnerResult } from "./ports";
import type { Work } from "./work-of";

/** A worker that dies is found out after this long; one that lives says so three times in it. */
export const LEASE_MS = 9_000;
const HEARTBEAT_MS = 3_000;

/**
 * Lets an agent work for as long as the lease is ours, and keeps it alive. Undefined when the work was taken away: then nobody waits for this
 * result.
 */
export async function underLease(
  ctx: ServiceContext,
  {
    task,
    taken,
    shutdown,
    acceptance,
  }: { task: TaskRow; taken: AbortController; shutdown: AbortSignal; acceptance: Acceptance },
  work: Work,
): Promise<TaskEnd | undefined> {
  const { handoffId, lease } = task;
  const limit = AbortSignal.timeout(Math.max(1, task.dueAt.getTime() - Date.now()));
  const timer = setInterval(() => {
    heartbeatTask(ctx, { handoffId, lease, leaseMs: LEASE_MS }).catch((error: unknown) => {
      // A database that is away for a moment takes nothing away; the lease decides.
      if (error instanceof AppError) taken.abort();
    });
  }, HEARTBEAT_MS);
  try {
    const result = await work(AbortSignal.any([taken.signal, shutdown, limit]));
    if (result.kind === "waiting") return undefined;
    if (limit.aborted) return { state: "timed_out", error: timeoutOf(task) };
    if (result.kind === "later") {
      await acceptance.tell();
      return leaveWith(ctx, task);
    }
    if (taken.signal.aborted) return undefined;
    // What it failed at because this process ends is for another to do.
    if (result.kind === "failed" && shutdown.aborted) return await giveBack(ctx, task);
    return toEnd(result);
  } finally {
    clearInterval(timer);
  }
}

async function giveBack(ctx: ServiceContext, task: TaskRow): Promise<undefined> {
  await releaseTask(ctx, task);
  return undefined;
}

/** The agent has it and answers for itself, or did so before we could say this; or it times out. */
async function leaveWith(ctx: ServiceContext, { handoffId, lease, dueAt }: TaskRow) {
  const leaseMs = Math.max(0, dueAt.getTime() - Date.now()) + LEASE_MS;
  await heartbeatTask(ctx, { handoffId, lease, leaseMs }).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
  return undefined;
}

function toEnd(result: Exclude<RunnerResult, { kind: "later" | "waiting" }>): TaskEnd {
  switch (result.kind) {
    case "completed":
      return { state: "completed", result: result.result, usage: result.usage };
    case "failed":
      return { state: "failed", error: result.error };
    case "rejected":
      return { state: "rejected", error: { type: "rejected", message: result.reason } };
  }
}
