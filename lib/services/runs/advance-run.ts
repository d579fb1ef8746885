import { insertOutbox } from "@/db/queries/runtime/outbox";
import { addToRun, listRunEvents, lockRun, type RunRow } from "@/db/queries/runtime/runs";
import type { Taker } from "@/db/queries/runtime/tasks";
import type { NativeEventInput } from "@/lib/domain/event/native-event";
import { foldRun } from "@/lib/domain/orchestration/fold-run";
import { nextCommands } from "@/lib/domain/orchestration/next";
import type { RunEvent } from "@/lib/domain/orchestration/run-event";
import { runStatusOf } from "@/lib/domain/orchestration/run-state";
import type { Workflow } from "@/lib/domain/orchestration/workflow";
import type { RunId } from "@/lib/domain/task/task";
import { finishAll } from "@/db/finish-all";
import type { ServiceContext } from "../context";
import { loadWorkflow } from "../workflows/load-workflow";
import { carryOut } from "./carry-out";
import type { Sent } from "../tasks/send-task";
import { closeRun } from "./close-run";

/**
 * Adds to a run what happened, and carries out what follows from it, until nothing follows. In the
 * caller's transaction, with the run locked: a run has one writer at a time, and its state, its
 * handoffs and their jobs commit together.
 */
export async function advanceRun(
  ctx: ServiceContext,
  { id, events }: { id: RunId; events: readonly RunEvent[] },
): Promise<void> {
  const run = await lockRun(ctx.db, { projectId: ctx.projectId, id });
  if (!run) throw new Error(`there is no run ${id}`);
  const past = await listRunEvents(ctx.db, run);
  await advanceLockedRun(ctx, { run, past, events });
}

/** As it was read since the run is held. */
type Advancing = KnownRun & {
  events: readonly RunEvent[];
  /** What the trace is told of them. */
  led?: readonly NativeEventInput[];
  taker?: Taker | undefined;
};

/** A handoff that the taker of a run has now, and the run as it is then. */
export type Taken = Sent & KnownRun;
/** A run with all that happened in it. It is so until its count of events is another. */
export type KnownRun = { run: RunRow; past: readonly RunEvent[] };

/** The same for who holds the run already. Gives back the handoff that the taker has now, if any. */
export async function advanceLockedRun(
  ctx: ServiceContext,
  { led = [], taker, ...advancing }: Advancing,
): Promise<Taken | undefined> {
  const { run, past } = advancing;
  const { projectId } = ctx;
  const key = { projectId, id: run.id };
  const workflow = await loadWorkflow(ctx, { name: run.workflow, version: run.version });
  const settled = await settle(ctx, { ...advancing, led, taker, workflow });
  const { fresh, sendings, taking } = settled;
  const all = [...past, ...fresh];
  const state = foldRun(workflow, all);
  const at = ctx.now();
  const change = {
    status: runStatusOf(state),
    eventCount: run.eventCount + fresh.length,
    endedAt: state.end ? (run.endedAt ?? at) : null,
  };
  const [taken] = await finishAll([
    taking,
    addToRun(ctx.db, { ...key, ...change, events: fresh, after: run.eventCount, at }),
    insertOutbox(ctx.db, { projectId, events: settled.led }),
    ...sendings,
  ]);
  if (state.end && run.endedAt === null) await closeRun(ctx, { run, end: state.end });
  return taken && { ...taken, run: { ...run, ...change }, past: all };
}

type Settling = KnownRun & {
  workflow: Workflow;
  events: readonly RunEvent[];
  led: readonly NativeEventInput[];
  taker: Taker | undefined;
};

/** `led`: what is still to be told. */
type Settled = Pick<Settling, "led"> & {
  fresh: RunEvent[];
  sendings: Promise<Sent>[];
  taking: Promise<Sent> | undefined;
};

async function settle(
  ctx: ServiceContext,
  { run, workflow, past, events, led, taker }: Settling,
): Promise<Settled> {
  const settled: Settled = { led, fresh: [...events], sendings: [], taking: undefined };
  for (;;) {
    const state = foldRun(workflow, [...past, ...settled.fresh]);
    const commands = nextCommands(workflow, state);
    if (commands.length === 0) return settled;
    for (const command of commands) {
      const free = settled.taking ? undefined : taker;
      const { input } = state;
      const carried = { run, workflow, input, command, taker: free, led: settled.led };
      const { events: told, sending, isTaken } = await carryOut(ctx, carried);
      settled.fresh.push(...told);
      if (!sending) continue;
      settled.led = [];
      // Whoever waits for it hears of its failure, and may still be at the next command.
      sending.catch(() => undefined);
      settled.sendings.push(sending);
      if (isTaken) settled.taking = sending;
    }
  }
}
