import { findRun } from "@/db/queries/runtime/runs";
import type { RunDto } from "@/lib/contracts/run";
import type { RunId } from "@/lib/domain/task/task";
import { AppError } from "@/lib/errors";
import { writeAudit } from "../audit/write-audit";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { refuseSecrets } from "../masking/find-secrets";
import { requireScope } from "../require-scope";
import { advanceRun } from "./advance-run";
import { readRun } from "./read-run";
import { requireOwnRun } from "./require-own-run";

/** Stops a run. Cancelling one that was cancelled is no error; one that ended otherwise stays so. */
export async function cancelRun(
  ctx: ServiceContext,
  { id, reason }: { id: RunId; reason?: string | undefined },
): Promise<RunDto> {
  requireScope(ctx, "run");
  if (reason !== undefined) await refuseSecrets(ctx, { reason });
  const run = await findRun(ctx.db, { projectId: ctx.projectId, id });
  if (!run) throw new AppError("not_found", `There is no run ${id}.`);
  await requireOwnRun(ctx, run);
  if (run.status === "completed" || run.status === "failed") {
    throw new AppError("conflict", `The run is ${run.status}; there is nothing to cancel.`);
  }
  const message = reason ?? `${actorName(ctx.actor)} cancelled it.`;
  if (run.status !== "cancelled") {
    const error = { type: "cancelled", message };
    const ended = { event: "run_ended" as const, status: "cancelled" as const, error };
    await ctx.db.transaction(async (tx) => {
      const inside = { ...ctx, db: tx };
      await advanceRun(inside, { id, events: [ended] });
      await writeAudit(inside, { action: "run.cancel", subject: `run:${id}` });
    });
  }
  return readRun(ctx, id);
}
