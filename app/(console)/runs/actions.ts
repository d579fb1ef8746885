"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import { type ApprovalDto, DecideInput } from "@/lib/contracts/approval";
import { RunActionInput, type RunDto, StartRunInput } from "@/lib/contracts/run";
import { runAction } from "@/lib/http/action";
import { decideApproval, UNDO_MS } from "@/lib/services/approvals/decide-approval";
import { cancelRun } from "@/lib/services/runs/cancel-run";
import { retryRun } from "@/lib/services/runs/retry-run";
import { startRun } from "@/lib/services/runs/start-run";

export async function startRunAction(input: StartRunInput): Promise<ActionResult<RunDto>> {
  return runAction(StartRunInput, input, (ctx, { workflow, version, input: given }) =>
    startRun(ctx, { workflow, version, input: given }),
  );
}

export async function cancelRunAction(input: RunActionInput): Promise<ActionResult<RunDto>> {
  return runAction(RunActionInput, input, (ctx, { id }) => cancelRun(ctx, { id }));
}

export async function retryRunAction(input: RunActionInput): Promise<ActionResult<RunDto>> {
  return runAction(RunActionInput, input, (ctx, { id }) => retryRun(ctx, id));
}

export async function decideApprovalAction(input: DecideInput): Promise<ActionResult<ApprovalDto>> {
  return runAction(DecideInput, input, (ctx, deciding) =>
    decideApproval(ctx, { ...deciding, undoMs: UNDO_MS }),
  );
}
