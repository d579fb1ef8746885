"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import {
  type ApprovalDto,
  DecideInput,
  NoteInput,
  ReassignInput,
  SnoozeInput,
  UndoInput,
} from "@/lib/contracts/approval";
import { runAction } from "@/lib/http/action";
import {
  noteApproval,
  reassignApproval,
  snoozeApproval,
} from "@/lib/services/approvals/change-approval";
import { decideApproval, UNDO_MS } from "@/lib/services/approvals/decide-approval";
import { undoDecision } from "@/lib/services/approvals/undo-decision";

export async function decideInInboxAction(input: DecideInput): Promise<ActionResult<ApprovalDto>> {
  return runAction(DecideInput, input, (ctx, deciding) =>
    decideApproval(ctx, { ...deciding, undoMs: UNDO_MS }),
  );
}

export async function undoDecisionAction(input: UndoInput): Promise<ActionResult<ApprovalDto>> {
  return runAction(UndoInput, input, (ctx, { id }) => undoDecision(ctx, id));
}

export async function snoozeApprovalAction(input: SnoozeInput): Promise<ActionResult<ApprovalDto>> {
  return runAction(SnoozeInput, input, (ctx, snooze) => snoozeApproval(ctx, snooze));
}

export async function reassignApprovalAction(
  input: ReassignInput,
): Promise<ActionResult<ApprovalDto>> {
  return runAction(ReassignInput, input, (ctx, given) => reassignApproval(ctx, given));
}

export async function noteApprovalAction(input: NoteInput): Promise<ActionResult<ApprovalDto>> {
  return runAction(NoteInput, input, (ctx, note) => noteApproval(ctx, note));
}
