import { findRun, restartRunLimit } from "@/db/queries/runtime/runs";
import type { RunDto } from "@/lib/contracts/run";
import type { RunId } from "@/lib/domain/task/task";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { loadWorkflow } from "../workflows/load-workflow";
import { advanceRun } from "./advance-run";
import { readRun } from "./read-run";

/** Goes on with a failed run from the handoffs that failed; what succeeded is not done again. */
export async function retryRun(ctx: ServiceContext, id: RunId): Promise<RunDto> {
  requireScope(ctx, "run");
  const run = await findRun(ctx.db, { projectId: ctx.projectId, id });
  if (!run) throw new AppError("not_found", `There is no run ${id}.`);
  if (run.status !== "failed") {
    throw new AppError("conflict", `The run is ${run.status}; only a failed run can be retried.`);
  }
  const workflow = await loadWorkflow(ctx, { name: run.workflow, version: run.version });
  await ctx.db.transaction(async (tx) => {
    await restartRunLimit(tx, { projectId: ctx.projectId, id }, workflow.timeout_ms);
    await advanceRun({ ...ctx, db: tx }, { id, events: [{ event: "run_resumed" }] });
  });
  return readRun(ctx, id);
}
