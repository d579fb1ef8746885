import {
  insertRunEvents,
  listRunEvents,
  lockRun,
  type RunRow,
  updateRun,
} from "@/db/queries/runtime/runs";
import type { Taker } from "@/db/queries/runtime/tasks";
import { foldRun } from "@/lib/domain/orchestration/fold-run";
import { nextCommands } from "@/lib/domain/orchestration/next";
import type { RunEvent } from "@/lib/domain/orchestration/run-event";
import { runStatusOf } from "@/lib/domain/orchestration/run-state";
import type { Workflow } from "@/lib/domain/orchestration/workflow";
import type { RunId } from "@/lib/domain/task/task";
import type { ServiceContext } from "../context";
import { loadWorkflow } from "../workflows/load-workflow";
import { carryOut } from "./carry-out";
import type { Sent } from "../tasks/create-task";
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

type Advancing = {
  run: RunRow;
  /** Read since the run is held. */
  past: readonly RunEvent[];
  events: readonly RunEvent[];
  taker?: Taker | undefined;
};

/** The same for who holds the run already. Gives back the handoff that the taker has now, if any. */
export async function advanceLockedRun(
  ctx: ServiceContext,
  { run, past, events, taker }: Advancing,
): Promise<Sent | undefined> {
  const key = { projectId: ctx.projectId, id: run.id };
  const workflow = await loadWorkflow(ctx, { name: run.workflow, version: run.version });
  const { fresh, taken } = await settle(ctx, { run, workflow, past, events, taker });
  const state = foldRun(workflow, [...past, ...fresh]);
  const at = ctx.now();
  const change = {
    status: runStatusOf(state),
    eventCount: run.eventCount + fresh.length,
    endedAt: state.end ? (run.endedAt ?? at) : null,
  };
  await Promise.all([
    insertRunEvents(ctx.db, { ...key, events: fresh, after: run.eventCount, at }),
    updateRun(ctx.db, { ...key, ...change }),
  ]);
  if (state.end && run.endedAt === null) await closeRun(ctx, { run, end: state.end });
  return taken;
}

type Settling = {
  run: RunRow;
  workflow: Workflow;
  past: readonly RunEvent[];
  events: readonly RunEvent[];
  taker: Taker | undefined;
};

async function settle(
  ctx: ServiceContext,
  { run, workflow, past, events, taker }: Settling,
): Promise<{ fresh: RunEvent[]; taken: Sent | undefined }> {
  const fresh = [...events];
  let taken: Sent | undefined;
  for (;;) {
    const state = foldRun(workflow, [...past, ...fresh]);
    const commands = nextCommands(workflow, state);
    if (commands.length === 0) return { fresh, taken };
    for (const command of commands) {
      const free = taken ? undefined : taker;
      const carried = { run, workflow, input: state.input, command, taker: free };
      const done = await carryOut(ctx, carried);
      fresh.push(...done.events);
      taken ??= done.taken;
    }
  }
}
