import { type ApprovalEventRow, listApprovalEvents } from "@/db/queries/runtime/approval-trail";
import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { ApprovalDetail } from "@/lib/contracts/approval";
import type { ApprovalId } from "@/lib/domain/approvals/approval";
import { timeoutPlan } from "@/lib/domain/approvals/timeout-plan";
import { formatInstant } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { requireApproval } from "./refusal";
import { toApprovalDto } from "./to-approval-dto";

export async function getApproval(ctx: ServiceContext, id: ApprovalId): Promise<ApprovalDetail> {
  requireScope(ctx, "read");
  const row = await requireApproval(ctx, id);
  const trail = await listApprovalEvents(ctx.db, { projectId: ctx.projectId, id });
  return {
    ...toApprovalDto(row),
    context: row.context,
    trail: trail.map(toStep),
    if_unanswered: planOf(row),
    business_hours: row.businessHours,
  };
}

function toStep({ step, by, note, at }: ApprovalEventRow): ApprovalDetail["trail"][number] {
  return { step, by, note, at: formatInstant(at) };
}

function planOf({
  status,
  dueAt,
  timeoutMs,
  ...row
}: ApprovalRow): ApprovalDetail["if_unanswered"] {
  if (dueAt === null || (status !== "waiting" && status !== "snoozed")) return [];
  const plan = timeoutPlan({ ...row, dueAtMs: dueAt.getTime(), timeoutMs: timeoutMs ?? 0 });
  return plan.map((step) => ({
    at: new Date(step.atMs).toISOString(),
    what: step.kind,
    to: step.kind === "escalate" ? step.to : null,
  }));
}
