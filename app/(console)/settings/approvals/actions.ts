"use server";

import type { ActionResult } from "@/lib/contracts/action-result";
import { type ApprovalPolicyDto, SaveApprovalPolicyInput } from "@/lib/contracts/approval-policy";
import { runAction } from "@/lib/http/action";
import { saveApprovalPolicy } from "@/lib/services/approvals/approval-policy";

export async function saveApprovalPolicyAction(
  input: SaveApprovalPolicyInput,
): Promise<ActionResult<ApprovalPolicyDto>> {
  return runAction(SaveApprovalPolicyInput, input, saveApprovalPolicy);
}
