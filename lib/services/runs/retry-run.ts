import { findRun, restartRunLimit } from "@/db/queries/runtime/runs";
import type { RunDto } from "@/lib/contracts/run";
import type { RunId } from "@/lib/domain/task/task";
import { AppError } from "@/lib/errors";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { loadWorkflow } from "../workflows/load-workflow";
import { advanceRun } from "./advance-run";
import { readRun } from "./read-run";
import { requireOwnRun } from "./require-own-run";

/** Goes on with a failed run from the handoffs that failed; what succeeded is not done again. */
export async function retryRun(ctx: ServiceContext, id: RunId): Promise<RunDto> {
  requireScope(ctx, "run");
  const run = await findRun(ctx.db, { projectId: ctx.projectId, id });
  if (!run) throw new AppError("not_found", `There is no run ${id}.`);
  await requireOwnRun(ctx, run);
  if (run.status !== "failed") {
    throw new AppError("conflict", `The run is ${run.status}; only a failed run can be retried.`);
  }
  const workflow = await loadWorkflow(ctx, { name: run.workflow, version: run.version });
  await ctx.db.transaction(async (tx) => {
    await restartRunLimit(tx, { projectId: ctx.projectId, id }, workflow.timeout_ms);
    const inside = { ...ctx, db: tx };
    await advanceRun(inside, { id, events: [{ event: "run_resumed" }] });
    await writeAudit(inside, { action: "run.retry", subject: `run:${id}` });
  });
  return readRun(ctx, id);
}
