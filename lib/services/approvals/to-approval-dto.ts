import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { ApprovalDto } from "@/lib/contracts/approval";
import { formatInstant } from "@/lib/domain/time";

export function toApprovalDto(row: ApprovalRow): ApprovalDto {
  return {
    id: row.id,
    status: row.status,
    kind: row.kind,
    title: row.title,
    question: row.question,
    action: row.action,
    allowed: row.allowed,
    trace_id: row.traceId,
    handoff_id: row.handoffId,
    run_id: row.runId,
    requested_by: row.requestedBy,
    requested_at: formatInstant(row.requestedAt),
    due_at: row.dueAt?.toISOString() ?? null,
    version: row.version,
    decision: decisionOf(row),
  };
}

function decisionOf(row: ApprovalRow): ApprovalDto["decision"] {
  if (row.decision === null || row.decidedAt === null) return null;
  return {
    decision: row.decision,
    by: row.decidedBy ?? "unknown",
    at: formatInstant(row.decidedAt),
    reason: row.reason,
    edited: row.edited,
  };
}
