import {
  endTask as endTaskRow,
  type Held,
  type TaskEnd,
  UNCLAIMED,
} from "@/db/queries/runtime/leases";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import { listRunEventsOfTask, lockRunOfTask, type RunRow } from "@/db/queries/runtime/runs";
import { findTask, type Taker, type TaskRow } from "@/db/queries/runtime/tasks";
import { type RunEvent, RunFailure } from "@/lib/domain/orchestration/run-event";
import type { Nanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { goOnAfterTask } from "../agent-work/go-on";
import type { ServiceContext } from "../context";
import { withoutSecrets } from "../masking/find-secrets";
import { advanceLockedRun, type KnownRun, type Taken } from "../runs/advance-run";
import { hopRun } from "../runs/hop-run";
import { endEvents, runEventOf } from "./end-events";
import { followFallback } from "./follow-fallback";

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
  const { taker } = ending;
  const hopped =
    known && taker && (await hopRun(ctx, { ...ending, end, taker, known }).catch(goTheLongWay));
  return hopped ?? endRead(ctx, { ...ending, end });
}

/**
 * The work is done, and its result is worth more than the shorter way. Were the hop stored and only its answer
 * lost, lease and state refuse a second end.
 */
function goTheLongWay(error: unknown): undefined {
  log.warn({ err: error }, "a hop failed; it is tried the long way");
}

async function endRead(
  ctx: ServiceContext,
  { end, acceptedAt, taker, ...held }: Omit<Ending, "known">,
): Promise<Ended | undefined> {
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
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

type Going = Pick<Ending, "end" | "acceptedAt" | "taker"> & {
  task: TaskRow;
  run: RunRow | undefined;
  past: readonly RunEvent[];
};

async function goOn(
  ctx: ServiceContext,
  { task, end, acceptedAt, run, past, taker }: Going,
): Promise<Taken | undefined> {
  const led = endEvents(ctx, { task, end, acceptedAt });
  if (run && task.stage) {
    const events = [runEventOf({ ...task, stage: task.stage }, end)];
    return advanceLockedRun(ctx, { run, past, events, led, taker });
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
