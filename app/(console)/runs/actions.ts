"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import { type ApprovalDto, DecideInput } from "@/lib/contracts/approval";
import { RunActionInput, type RunDto, StartRunInput } from "@/lib/contracts/run";
import { SaveWorkflowInput, type WorkflowDto } from "@/lib/contracts/workflow";
import { runAction } from "@/lib/http/action";
import { decideApproval, UNDO_MS } from "@/lib/services/approvals/decide-approval";
import { cancelRun } from "@/lib/services/runs/cancel-run";
import { retryRun } from "@/lib/services/runs/retry-run";
import { startRun } from "@/lib/services/runs/start-run";
import { saveWorkflow } from "@/lib/services/workflows/save-workflow";
import { toWorkflowDto } from "@/lib/services/workflows/to-workflow-dto";

export async function startRunAction(input: StartRunInput): Promise<ActionResult<RunDto>> {
  return runAction(StartRunInput, input, (ctx, { workflow, version, input: given }) =>
    startRun(ctx, { workflow, version, input: given }),
  );
}

export async function saveWorkflowAction(
  input: SaveWorkflowInput,
): Promise<ActionResult<WorkflowDto>> {
  return runAction(SaveWorkflowInput, input, async (ctx, { document, after }) =>
    toWorkflowDto(await saveWorkflow(ctx, { document, after })),
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
