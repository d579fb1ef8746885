import { z } from "zod";
import { APPROVAL_DECISIONS, APPROVAL_STATUSES, ApprovalId } from "@/lib/domain/approvals/approval";
import { Text } from "@/lib/domain/event/shapes";
import { RunId } from "@/lib/domain/task/task";
import { ListPage, listOf } from "./list";

const Decision = z.object({
  decision: z.enum(APPROVAL_DECISIONS),
  by: z.string(),
  at: z.string(),
  reason: z.string().nullable(),
  edited: z.json(),
});

export const ApprovalDto = z.object({
  id: ApprovalId,
  status: z.enum(APPROVAL_STATUSES),
  kind: z.string(),
  title: z.string(),
  question: z.string(),
  action: z.object({ name: z.string(), args: z.json(), schema: z.json().optional() }).nullable(),
  allowed: z.array(z.enum(APPROVAL_DECISIONS)),
  trace_id: z.string().nullable(),
  handoff_id: z.string().nullable(),
  run_id: z.string().nullable(),
  requested_by: z.string(),
  requested_at: z.string(),
  due_at: z.string().nullable(),
  version: z.int(),
  decision: Decision.nullable(),
});
export type ApprovalDto = z.infer<typeof ApprovalDto>;
export const ApprovalList = listOf(ApprovalDto);
export type ApprovalList = z.infer<typeof ApprovalList>;

export const ApprovalListQuery = ListPage.extend({
  status: z.enum(APPROVAL_STATUSES).optional(),
  run_id: RunId.optional(),
});
export type ApprovalListQuery = z.infer<typeof ApprovalListQuery>;

export const DecideRequest = z.strictObject({
  decision: z.enum(APPROVAL_DECISIONS),
  edited: z.json().optional(),
  reason: Text.optional(),
  /** The version that the person saw; left out: whatever it is now. */
  version: z.int().positive().optional(),
});
export type DecideRequest = z.infer<typeof DecideRequest>;

export const DecideInput = DecideRequest.extend({ project: z.string(), id: ApprovalId });
export type DecideInput = z.infer<typeof DecideInput>;

export const ApprovalQuery = z.object({
  wait_ms: z.coerce.number().int().min(0).max(60_000).default(0),
});
