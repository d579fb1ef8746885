import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import { extendRunLimit } from "@/db/queries/runtime/runs";
import { msBetween } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { goOnAfterDecision } from "../agent-work/go-on";
import { advanceRun } from "../runs/advance-run";
import { runEventOf } from "./run-event-of";

/** What became of it moves the run or the agent that waits; one of an outside system waits for nothing here. */
export async function applyDecision(ctx: ServiceContext, row: ApprovalRow): Promise<void> {
  const { projectId, runId, requestedAt } = row;
  const waitedMs = Math.max(0, msBetween(requestedAt, ctx.now()));
  if (runId) await extendRunLimit(ctx.db, { projectId, id: runId }, waitedMs);
  const event = runEventOf(row);
  if (event && runId) await advanceRun(ctx, { id: runId, events: [event] });
  else await goOnAfterDecision(ctx, row);
}
