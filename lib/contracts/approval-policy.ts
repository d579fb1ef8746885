import { z } from "zod";
import { ApprovalPolicy } from "@/lib/domain/approvals/policy";

export const ApprovalPolicyDto = z.object({
  document: ApprovalPolicy,
  /** 0: nobody has written one. */
  version: z.int(),
  updated_at: z.string().nullable(),
  updated_by: z.string().nullable(),
});
export type ApprovalPolicyDto = z.infer<typeof ApprovalPolicyDto>;

export const SaveApprovalPolicyRequest = z.strictObject({
  document: ApprovalPolicy,
  /** The version that the change was made on. */
  version: z.int().min(0),
});
export type SaveApprovalPolicyRequest = z.infer<typeof SaveApprovalPolicyRequest>;

export const SaveApprovalPolicyInput = SaveApprovalPolicyRequest.extend({ project: z.string() });
export type SaveApprovalPolicyInput = z.infer<typeof SaveApprovalPolicyInput>;
