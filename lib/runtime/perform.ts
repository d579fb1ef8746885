import type { Taker } from "@/db/queries/runtime/tasks";
import { AGENT_KINDS, type AgentKind } from "@/lib/domain/handoff/taxonomy";
import type { HandoffId, ProjectId } from "@/lib/domain/ids";
import type { Nanos } from "@/lib/domain/time";
import { inSpan } from "@/lib/in-span";
import type { ServiceContext } from "@/lib/services/context";
import { tryEndTask } from "@/lib/services/tasks/end-task";
import { receiveTask } from "@/lib/services/tasks/receive-task";
import { takeFromQueue } from "@/lib/services/tasks/take-from-queue";
import { createAcceptance } from "./acceptance";
import type { HopLanes } from "./hop-lanes";
import { LEASE_MS, underLease } from "./under-lease";
import { type Claimed, type Means, workOf } from "./work-of";

/** Then others have their turn. */
const HOPS_IN_A_ROW_MAX = 20;

export type Performer = Means & {
  now: () => Nanos;
  /** Names this worker in leases. */
  holder: string;
  /** Where a handoff ends and the next is sent; left out: where all else is. */
  lanes?: Pick<HopLanes, "on"> | undefined;
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
