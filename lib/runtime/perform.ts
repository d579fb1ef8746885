import { findAgent } from "@/db/queries/runtime/agents";
import type { Db } from "@/db/client";
import type { TaskEnd } from "@/db/queries/runtime/leases";
import type { TaskRow, Taker } from "@/db/queries/runtime/tasks";
import { AGENT_KINDS, type AgentKind } from "@/lib/domain/handoff/taxonomy";
import type { HandoffId, ProjectId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { inSpan } from "@/lib/in-span";
import type { ServiceContext } from "@/lib/services/context";
import type { Taken } from "@/lib/services/runs/advance-run";
import { heartbeatTask } from "@/lib/services/tasks/answer-task";
import { tryEndTask } from "@/lib/services/tasks/end-task";
import { timeoutOf } from "@/lib/services/tasks/expire-tasks";
import { receiveTask } from "@/lib/services/tasks/receive-task";
import { releaseTask } from "@/lib/services/tasks/release-task";
import { takeFromQueue } from "@/lib/services/tasks/take-from-queue";
import { tellReceived } from "@/lib/services/tasks/tell-received";
import { type Acceptance, createAcceptance } from "./acceptance";
import type { HopLanes } from "./hop-lanes";
import { type Chooser, type Receipt, RuntimeFault, type Runner, type RunnerResult } from "./ports";
import { withBoardData } from "./with-board-data";
import { withStreamData } from "./with-stream-data";

/** A worker that dies is found out after this long; one that lives says so three times in it. */
const LEASE_MS = 9_000;
const HEARTBEAT_MS = 3_000;
/** Then others have their turn. */
const HOPS_IN_A_ROW_MAX = 20;

export type Performer = {
  db: Db;
  now: () => Nanos;
  /** Names this worker in leases. */
  holder: string;
  runners: Partial<Record<AgentKind, Runner>>;
  /** Where a handoff ends and the next is sent; left out: where all else is. */
  lanes?: Pick<HopLanes, "on"> | undefined;
  /** Picks the agent where a rule lets a model do so. */
  choose?: Chooser | undefined;
  /** Aborts when nothing more may be taken. */
  draining: AbortSignal;
  /** Aborts when what has begun must end, too. */
  shutdown: AbortSignal;
};

/**
 * Does one handoff, and then what its run does next: claims it, lets its agent work under a lease that is
 * kept alive, and hands the result in, which gives it the run's next handoff. Doing it again, late, or
 * twice at once changes nothing: only the newest lease counts.
 */
export async function performTask(
  performer: Performer,
  { projectId, handoffId }: { projectId: ProjectId; handoffId: HandoffId },
): Promise<void> {
  const { db, now, holder } = performer;
  const ctx: ServiceContext = { db, projectId, now, actor: { kind: "system" } };
  const taker = { holder, leaseMs: LEASE_MS };
  const arrivedAt = now();
  const task = await receiveTask(ctx, { handoffId, ...taker, arrivedAt });
  let claimed: Claimed | undefined = task && { task };
  for (let hops = 1; claimed; hops += 1) {
    const goesOn = hops < HOPS_IN_A_ROW_MAX;
    const hop = { ctx, ...claimed, taker: goesOn ? taker : undefined };
    const { handoffId: id, traceId, toAgent } = claimed.task;
    const about = { "baton.handoff": id, "baton.trace": traceId, "baton.agent": toAgent ?? "" };
    claimed = await inSpan("do a handoff", { "baton.project": projectId, ...about }, () =>
      performClaimed(performer, hop),
    );
  }
}

/** Does a handoff that waits for whoever can do it, if an agent of this worker's can. */
export async function performQueued(
  performer: Performer,
  { projectId, handoffId }: { projectId: ProjectId; handoffId: HandoffId },
): Promise<void> {
  const { db, now, runners } = performer;
  const ctx: ServiceContext = { db, projectId, now, actor: { kind: "system" } };
  const isOurs = await takeFromQueue(ctx, { handoffId, kinds: takingKinds(runners) });
  if (isOurs) await performTask(performer, { projectId, handoffId });
}

/** Those that take work from queues: a person is asked, and does not claim. */
export function takingKinds(runners: Performer["runners"]): AgentKind[] {
  return AGENT_KINDS.filter((kind) => kind !== "human" && runners[kind] !== undefined);
}

/** Its agent and its run, where they are known from the hop before. */
type Claimed = Pick<Taken, "task"> & Partial<Taken>;

async function performClaimed(
  performer: Performer,
  {
    ctx,
    task,
    agent,
    run,
    past,
    taker,
  }: Claimed & { ctx: ServiceContext; taker: Taker | undefined },
): Promise<Claimed | undefined> {
  const { handoffId, lease } = task;
  const { projectId } = ctx;
  const { draining, shutdown } = performer;
  const taken = new AbortController();
  const acceptance = createAcceptance(ctx, task, () => taken.abort());
  const work = await workOf(performer, { ctx, task, agent, acceptance });
  if (!work) return undefined;
  const end = await underLease(ctx, { task, taken, shutdown, acceptance }, work);
  const acceptedAt = await acceptance.takeOver();
  if (!end) return undefined;
  // Since it began, the process may have been told to end.
  const next = draining.aborted ? undefined : taker;
  const known = run && past && { task, run, past };
  const ending = { projectId, handoffId, lease, end, acceptedAt, taker: next, known };
  const { on } = performer.lanes ?? { on: (work) => work(ctx.db) };
  const ended = await on((lane) => tryEndTask({ ...ctx, db: lane }, ending));
  return ended?.taken;
}

type Work = (signal: AbortSignal) => Promise<RunnerResult>;

/** What there is to do: its agent's work, or to choose one. Undefined: nothing of ours. */
async function workOf(
  { db, runners, choose }: Performer,
  {
    ctx,
    task,
    agent: known,
    acceptance,
  }: Claimed & { ctx: ServiceContext; acceptance: Acceptance },
): Promise<Work | undefined> {
  const { toAgent, route } = task;
  if (toAgent === null) {
    if (!choose || route?.chooser === undefined) return undefined;
    return (signal) => safely(() => choose(task, { ctx, signal }));
  }
  const agent = known ?? (await findAgent(db, { projectId: ctx.projectId, name: toAgent }));
  const runner = agent?.kind ? runners[agent.kind] : undefined;
  if (!agent || !runner) return undefined;
  const { name, endpoint, settings } = agent;
  const { accept } = acceptance;
  const receive = (how: Receipt) => tellReceived(ctx, { ...how, task, at: ctx.now() });
  const sent = await withBoardData(ctx, task);
  return (signal) =>
    safely(async () => {
      const whole = await withStreamData(ctx, sent);
      const given = { ...whole, ...whole.payload, agent: name, endpoint, settings };
      return runner(given, { ctx, signal, accept, receive });
    });
}

/** Undefined when the work was taken away: then nobody waits for this result. */
async function underLease(
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

async function safely(work: () => Promise<RunnerResult>): Promise<RunnerResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RuntimeFault) throw error;
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
