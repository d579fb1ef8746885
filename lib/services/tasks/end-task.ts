import { fixPlans } from "@/db/fixed-plans";
import {
  endedBy,
  endKnownTask,
  endTask as endTaskRow,
  type Held,
  type TaskEnd,
  UNCLAIMED,
} from "@/db/queries/runtime/leases";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import {
  listRunEventsOfTask,
  lockEventCount,
  lockRunOfTask,
  type RunRow,
} from "@/db/queries/runtime/runs";
import { findTask, type Taker, type TaskRow } from "@/db/queries/runtime/tasks";
import { type RunEvent, RunFailure } from "@/lib/domain/orchestration/run-event";
import type { Nanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { finishAll } from "@/db/finish-all";
import { goOnAfterTask } from "../agent-work/go-on";
import type { ServiceContext } from "../context";
import { withoutSecrets } from "../masking/find-secrets";
import { advanceLockedRun, type KnownRun, type Taken } from "../runs/advance-run";
import { followFallback } from "./follow-fallback";
import {
  acceptedEvents,
  completedEvents,
  failedEvents,
  rejectedEvents,
  timedOutEvents,
} from "./handoff-events";
import { routedBy } from "./routed-by";

/**
 * The end of a handoff, whichever it is: only for who holds it, once. A repeat of the same end is
 * answered as the first was; anything else is too late and is told so.
 */
export async function endTask(ctx: ServiceContext, ending: Ending): Promise<TaskRow> {
  return (await tryEndTask(ctx, ending))?.ended ?? alreadyEnded(ctx, ending);
}

type Ending = Held & {
  end: TaskEnd;
  /** When the callee took it on, if nobody was told yet. */
  acceptedAt?: Nanos | undefined;
  /** Who goes on with the run at once. */
  taker?: Taker | undefined;
  /** The handoff and its run, where its holder knows them from the hop before. */
  known?: (KnownRun & { task: TaskRow }) | undefined;
};

type Ended = { ended: TaskRow; taken: Taken | undefined };

/**
 * In one transaction with what its run does next; undefined when somebody else holds or ended it. `taken`
 * is the handoff of that run which the taker has now.
 */
export async function tryEndTask(
  ctx: ServiceContext,
  { end: told, known, ...ending }: Ending,
): Promise<Ended | undefined> {
  const end = await withoutSecretsOf(ctx, told);
  const ended = known && (await endKnown(ctx, { ...ending, end, known }));
  return ended ?? endRead(ctx, { ...ending, end });
}

async function endRead(
  ctx: ServiceContext,
  { end, acceptedAt, taker, ...held }: Omit<Ending, "known">,
): Promise<Ended | undefined> {
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    fixPlans(tx);
    // On their way together, and done in this order: the run is held before its handoff, as everywhere,
    // so that two that go on with one run never wait for each other, and read once it is held.
    const [run, ended, past] = await Promise.all([
      lockRunOfTask(tx, held),
      endTaskRow(tx, { ...held, end, at: ctx.now() }),
      listRunEventsOfTask(tx, held),
    ]);
    if (!ended) return undefined;
    const taken = await goOn(inside, { task: ended, end, acceptedAt, run, past, taker });
    return { ended, taken };
  });
}

/** What was known is not so any more. */
class Outdated extends Error {}

/**
 * The same by who knows the run already, and does not wait to be told: what follows is sent behind the
 * statements that hold the run and end the handoff, and is taken back if they find something else than was
 * known. Undefined: then it is to be read.
 */
async function endKnown(
  ctx: ServiceContext,
  { end, acceptedAt, taker, known, ...held }: Ending & { known: NonNullable<Ending["known"]> },
): Promise<Ended | undefined> {
  const { run, past } = known;
  const at = ctx.now();
  const task = { ...known.task, ...endedBy(end), endedAt: at };
  const ended = ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    fixPlans(tx);
    const [, taken] = await finishAll([
      holdKnown(inside, { ...held, end, at, run }),
      goOn(inside, { task, end, acceptedAt, run, past, taker }),
    ]);
    return { ended: task, taken };
  });
  return ended.catch((error: unknown) => {
    if (error instanceof Outdated) return undefined;
    throw error;
  });
}

async function holdKnown(
  { db }: ServiceContext,
  { run, ...ending }: Held & { end: TaskEnd; at: Nanos; run: RunRow },
): Promise<void> {
  const [eventCount, isEnded] = await Promise.all([
    lockEventCount(db, run),
    endKnownTask(db, ending),
  ]);
  if (!isEnded || eventCount !== run.eventCount) throw new Outdated();
}

type Going = Pick<Ending, "end" | "acceptedAt" | "taker"> & {
  task: TaskRow;
  run: RunRow | undefined;
  past: readonly RunEvent[];
};

async function goOn(
  ctx: ServiceContext,
  { task, end, acceptedAt, run, past, taker }: Going,
): Promise<Taken | undefined> {
  const accepted = acceptedAt === undefined ? [] : acceptedEvents(task, acceptedAt);
  const led = [...accepted, ...eventsOf(ctx, { task, end })];
  if (run && task.stage) {
    const place = { stage: task.stage, handoff_id: task.handoffId };
    const event = { ...place, ...runEventOf(end, task) };
    return advanceLockedRun(ctx, { run, past, events: [event], led, taker });
  }
  await insertOutbox(ctx.db, { projectId: ctx.projectId, events: led });
  const failure = end.state === "completed" ? undefined : end.error;
  const next = failure && (await followFallback(ctx, { task, error: failure }));
  if (task.parentId !== null) await goOnAfterTask(ctx, { task, end, next });
  return undefined;
}

async function withoutSecretsOf(ctx: ServiceContext, end: TaskEnd): Promise<TaskEnd> {
  if (end.state === "completed") return { ...end, result: await withoutSecrets(ctx, end.result) };
  return { ...end, error: RunFailure.parse(await withoutSecrets(ctx, end.error)) };
}

function runEventOf(end: TaskEnd, task: TaskRow) {
  return end.state === "completed"
    ? // The agent may go on using what it gave, and the run is remembered until its next hop.
      { event: "handoff_succeeded" as const, result: structuredClone(end.result) }
    : { event: "handoff_failed" as const, error: end.error, routed: routedBy(task) };
}

function eventsOf(ctx: ServiceContext, { task, end }: { task: TaskRow; end: TaskEnd }) {
  const at = ctx.now();
  switch (end.state) {
    case "completed":
      return completedEvents(task, { at, result: end.result, usage: end.usage });
    case "failed":
      return failedEvents(task, { at, error: end.error });
    case "rejected":
      return rejectedEvents(task, { at, reason: end.error.message });
    case "timed_out":
      return timedOutEvents(task, { at, error: end.error });
  }
}

async function alreadyEnded(ctx: ServiceContext, { end, lease, ...key }: Ending): Promise<TaskRow> {
  const task = await findTask(ctx.db, key);
  if (!task) throw new AppError("not_found", `There is no handoff ${key.handoffId} to answer.`);
  const isSame = task.state === end.state && (lease ?? UNCLAIMED) === task.lease;
  if (isSame) return task;
  throw leaseLost(task, lease);
}

export function leaseLost(task: TaskRow, lease: number | undefined): AppError {
  const why =
    task.endedAt === null
      ? `the lease ${lease ?? "(none)"} is not the newest, ${task.lease}`
      : `it is ${task.state}`;
  return new AppError("lease_lost", `The handoff ${task.handoffId} is no longer yours: ${why}.`);
}
