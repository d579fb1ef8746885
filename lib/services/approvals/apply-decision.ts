import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { ServiceContext } from "../context";
import { goOnAfterDecision } from "../agent-work/go-on";
import { advanceRun } from "../runs/advance-run";
import { runEventOf } from "./run-event-of";

/** What became of it moves the run or the agent that waits; one of an outside system waits for nothing here. */
export async function applyDecision(ctx: ServiceContext, row: ApprovalRow): Promise<void> {
  const event = runEventOf(row);
  if (event && row.runId) await advanceRun(ctx, { id: row.runId, events: [event] });
  else await goOnAfterDecision(ctx, row);
}
