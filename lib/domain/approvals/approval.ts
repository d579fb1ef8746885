import { z } from "zod";
import type { Json } from "../json";

export const ApprovalId = z.string().min(1).max(128).brand<"ApprovalId">();
export type ApprovalId = z.infer<typeof ApprovalId>;

export const APPROVAL_STATUSES = ["waiting", "snoozed", "decided", "expired", "cancelled"] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

/** Approve as it is, approve what was changed, say no, or answer the question. */
export const APPROVAL_DECISIONS = ["approve", "edit", "reject", "respond"] as const;
export type ApprovalDecision = (typeof APPROVAL_DECISIONS)[number];

/** What happens on a yes; `schema` is the JSON Schema that edited arguments must meet. */
export type ApprovalAction = { name: string; args: Json; schema?: Json };

/** How far an outside requester is with what was approved: a crash never authorises twice. */
export const RECEIPT_STATES = ["executing", "executed", "failed"] as const;
export type ReceiptState = (typeof RECEIPT_STATES)[number];

export const DECIDER_ROLES = ["owner", "admin", "reviewer"] as const;
export type DeciderRole = (typeof DECIDER_ROLES)[number];

export function isDeciderRole(role: string): boolean {
  return DECIDER_ROLES.some((known) => known === role);
}

/** Whom a policy lets decide: by role, or by e-mail, name or label of a key. Empty: not by this. */
export type Deciders = {
  rule: string;
  roles: DeciderRole[];
  members: string[];
  noSelfApproval: boolean;
};
