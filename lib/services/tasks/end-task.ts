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
import { goOnAfterTask } from "../agent-work/go-on";
import type { ServiceContext } from "../context";
import { withoutSecrets } from "../masking/find-secrets";
import { advanceLockedRun } from "../runs/advance-run";
import type { Sent } from "./create-task";
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
};

type Ended = { ended: TaskRow; taken: Sent | undefined };

/**
 * In one transaction with what its run does next; undefined when somebody else holds or ended it. `taken`
 * is the handoff of that run which the taker has now.
 */
export async function tryEndTask(
  ctx: ServiceContext,
  { end: told, acceptedAt, taker, ...held }: Ending,
): Promise<Ended | undefined> {
  const { projectId } = ctx;
  const end = await withoutSecretsOf(ctx, told);
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
    const accepted = acceptedAt === undefined ? [] : acceptedEvents(ended, acceptedAt);
    const events = [...accepted, ...eventsOf(ctx, { task: ended, end })];
    const [taken] = await Promise.all([
      goOn(inside, { task: ended, end, run, past, taker }),
      insertOutbox(tx, { projectId, events }),
    ]);
    return { ended, taken };
  });
}

type Going = Pick<Ending, "end" | "taker"> & {
  task: TaskRow;
  run: RunRow | undefined;
  past: readonly RunEvent[];
};

async function goOn(
  ctx: ServiceContext,
  { task, end, run, past, taker }: Going,
): Promise<Sent | undefined> {
  if (run && task.stage) {
    const place = { stage: task.stage, handoff_id: task.handoffId };
    const event = { ...place, ...runEventOf(end, task) };
    return advanceLockedRun(ctx, { run, past, events: [event], taker });
  }
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
    ? { event: "handoff_succeeded" as const, result: end.result }
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
