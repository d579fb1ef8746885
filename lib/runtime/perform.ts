import { type AgentRow, findAgent } from "@/db/queries/runtime/agents";
import type { Db } from "@/db/client";
import type { TaskEnd } from "@/db/queries/runtime/leases";
import type { TaskRow } from "@/db/queries/runtime/tasks";
import type { AgentKind } from "@/lib/domain/handoff/taxonomy";
import type { HandoffId, ProjectId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "@/lib/services/context";
import { acceptTask, heartbeatTask } from "@/lib/services/tasks/answer-task";
import { tryEndTask } from "@/lib/services/tasks/end-task";
import { timeoutOf } from "@/lib/services/tasks/expire-tasks";
import { receiveTask } from "@/lib/services/tasks/receive-task";
import type { Runner, RunnerResult } from "./ports";

/** A worker that dies is found out after this long; one that lives says so three times in it. */
const LEASE_MS = 9_000;
const HEARTBEAT_MS = 3_000;

export type Performer = {
  db: Db;
  now: () => Nanos;
  /** Names this worker in leases. */
  holder: string;
  runners: Partial<Record<AgentKind, Runner>>;
  shutdown: AbortSignal;
};

/**
 * Does one handoff: claims it, lets its agent work under a lease that is kept alive, and hands the
 * result in. Doing it again, late, or twice at once changes nothing: only the newest lease counts.
 */
export async function performTask(
  performer: Performer,
  { projectId, handoffId }: { projectId: ProjectId; handoffId: HandoffId },
): Promise<void> {
  const { db, now, holder } = performer;
  const ctx: ServiceContext = { db, projectId, now, actor: { kind: "system" } };
  const arrivedAt = now();
  const task = await receiveTask(ctx, { handoffId, holder, leaseMs: LEASE_MS, arrivedAt });
  if (!task?.toAgent) return;
  const agent = await findAgent(db, { projectId, name: task.toAgent });
  const runner = agent?.kind ? performer.runners[agent.kind] : undefined;
  if (!agent || !runner) return;
  const { shutdown } = performer;
  const work = (signal: AbortSignal) => runSafely(runner, { ctx, task, signal, agent });
  const end = await underLease(ctx, { task, shutdown }, work);
  if (end) await tryEndTask(ctx, { projectId, handoffId, lease: task.lease, end });
}

/** Undefined when the work was taken away: then nobody waits for this result. */
async function underLease(
  ctx: ServiceContext,
  { task, shutdown }: { task: TaskRow; shutdown: AbortSignal },
  work: (signal: AbortSignal) => Promise<RunnerResult>,
): Promise<TaskEnd | undefined> {
  const { handoffId, lease } = task;
  const taken = new AbortController();
  const limit = AbortSignal.timeout(Math.max(1, task.dueAt.getTime() - Date.now()));
  const timer = setInterval(() => {
    heartbeatTask(ctx, { handoffId, lease, leaseMs: LEASE_MS }).catch((error: unknown) => {
      // A database that is away for a moment takes nothing away; the lease decides.
      if (error instanceof AppError) taken.abort();
    });
  }, HEARTBEAT_MS);
  try {
    const result = await work(AbortSignal.any([taken.signal, shutdown, limit]));
    if (limit.aborted) return { state: "timed_out", error: timeoutOf(task) };
    if (result.kind === "later") return leaveWith(ctx, task);
    return taken.signal.aborted || shutdown.aborted ? undefined : toEnd(result);
  } finally {
    clearInterval(timer);
  }
}

async function runSafely(
  runner: Runner,
  {
    ctx,
    task,
    signal,
    agent,
  }: {
    ctx: ServiceContext;
    task: TaskRow;
    signal: AbortSignal;
    agent: AgentRow;
  },
): Promise<RunnerResult> {
  const { handoffId, lease, payload } = task;
  const { name, endpoint } = agent;
  let ourFault: unknown;
  const accept = async () => {
    try {
      await acceptTask(ctx, { handoffId, lease });
    } catch (error) {
      ourFault = error;
      throw error;
    }
  };
  try {
    return await runner({ ...task, ...payload, agent: name, endpoint }, { signal, accept });
  } catch (error) {
    // It answered for itself meanwhile, or was cancelled.
    if (error === ourFault && error instanceof AppError) return { kind: "later" };
    // The agent is not to blame for a database that is away: the job is done again.
    if (error === ourFault) throw error;
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "failed", error: { type: "agent_error", message } };
  }
}

/** The agent has it and answers for itself, or did so before we could say this; or it times out. */
async function leaveWith(ctx: ServiceContext, { handoffId, lease, dueAt }: TaskRow) {
  const leaseMs = Math.max(0, dueAt.getTime() - Date.now()) + LEASE_MS;
  await heartbeatTask(ctx, { handoffId, lease, leaseMs }).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
  return undefined;
}

function toEnd(result: Exclude<RunnerResult, { kind: "later" }>): TaskEnd {
  switch (result.kind) {
    case "completed":
      return { state: "completed", result: result.result, usage: result.usage };
    case "failed":
      return { state: "failed", error: result.error };
    case "rejected":
      return { state: "rejected", error: { type: "rejected", message: result.reason } };
  }
}
