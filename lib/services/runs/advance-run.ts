import {
  insertRunEvents,
  listRunEvents,
  lockRun,
  type RunRow,
  updateRun,
} from "@/db/queries/runtime/runs";
import { foldRun } from "@/lib/domain/orchestration/fold-run";
import { nextCommands } from "@/lib/domain/orchestration/next";
import type { RunEvent } from "@/lib/domain/orchestration/run-event";
import { type RunState, runStatusOf } from "@/lib/domain/orchestration/run-state";
import type { Workflow } from "@/lib/domain/orchestration/workflow";
import type { RunId } from "@/lib/domain/task/task";
import type { ServiceContext } from "../context";
import { loadWorkflow } from "../workflows/load-workflow";
import { carryOut } from "./carry-out";
import { closeRun } from "./close-run";

/**
 * Adds to a run what happened, and carries out what follows from it, until nothing follows. In the
 * caller's transaction, with the run locked: a run has one writer at a time, and its state, its
 * handoffs and their jobs commit together.
 */
export async function advanceRun(
  ctx: ServiceContext,
  { id, events }: { id: RunId; events: readonly RunEvent[] },
): Promise<RunState> {
  const key = { projectId: ctx.projectId, id };
  const run = await lockRun(ctx.db, key);
  if (!run) throw new Error(`there is no run ${id}`);
  const [past, workflow] = await Promise.all([
    listRunEvents(ctx.db, key),
    loadWorkflow(ctx, { name: run.workflow, version: run.version }),
  ]);
  const fresh = await settle(ctx, { run, workflow, past, events });
  const state = foldRun(workflow, [...past, ...fresh]);
  const at = ctx.now();
  await insertRunEvents(ctx.db, { key, events: fresh, after: run.eventCount, at });
  await updateRun(ctx.db, key, {
    status: runStatusOf(state),
    eventCount: run.eventCount + fresh.length,
    endedAt: state.end ? (run.endedAt ?? at) : null,
  });
  if (state.end && run.endedAt === null) await closeRun(ctx, { run, end: state.end });
  return state;
}

async function settle(
  ctx: ServiceContext,
  {
    run,
    workflow,
    past,
    events,
  }: { run: RunRow; workflow: Workflow; past: readonly RunEvent[]; events: readonly RunEvent[] },
): Promise<RunEvent[]> {
  const fresh = [...events];
  for (;;) {
    const state = foldRun(workflow, [...past, ...fresh]);
    const commands = nextCommands(workflow, state);
    if (commands.length === 0) return fresh;
    for (const command of commands) {
      fresh.push(...(await carryOut(ctx, { run, workflow, input: state.input, command })));
    }
  }
}
