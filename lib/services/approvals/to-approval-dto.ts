import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { ApprovalDto } from "@/lib/contracts/approval";
import { answerIn } from "@/lib/domain/approvals/shapes/read-shape";
import type { Verdict } from "@/lib/domain/approvals/shapes/shape";
import { nextOnTimeout } from "@/lib/domain/approvals/timeout";
import { asJson } from "@/lib/domain/json";
import { findMasked } from "@/lib/domain/masking/find-masked";
import { formatInstant } from "@/lib/domain/time";

export function toApprovalDto(row: ApprovalRow): ApprovalDto {
  return {
    ...askedOf(row),
    ...endOf(row),
    version: row.version,
    assignee: row.assignee,
    quorum: { needed: row.quorum, approved_by: row.approvedBy },
    snoozed_until: isoOf(row.snoozedUntil),
    due_at: isoOf(row.dueAt),
    receipt: receiptOf(row),
  };
}

function askedOf(row: ApprovalRow) {
  return {
    id: row.id,
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
    on_timeout: row.onTimeout,
    rule: row.deciders?.rule ?? null,
    context_hash: row.contextHash,
    shape: row.shape,
    masked: findMasked(asJson({ action: row.action, context: row.context })).map(
      ({ path }) => path,
    ),
  };
}

function isoOf(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

/** What was decided on a page is not in force yet: until then nobody may act on it. */
function endOf(
  row: ApprovalRow,
): Pick<ApprovalDto, "status" | "decision" | "pending" | "response"> {
  const { status } = row;
  const decision = decisionOf(row);
  if (status !== "waiting" && status !== "snoozed") {
    return { status, decision, pending: null, response: responseOf(row) };
  }
  const at = isoOf(row.effectiveAt);
  const pending = decision && at !== null ? { ...decision, effective_at: at } : null;
  return { status, decision: null, pending, response: null };
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

function receiptOf({ receipt, receiptAt, receiptNote }: ApprovalRow): ApprovalDto["receipt"] {
  if (receipt === null || receiptAt === null) return null;
  return { state: receipt, at: formatInstant(receiptAt), note: receiptNote };
}

function responseOf(row: ApprovalRow) {
  const { shape, origin, action, edited, reason } = row;
  return answerIn(shape, { origin, action }, { decision: verdictOf(row), edited, reason });
}

function verdictOf({ status, decision, onTimeout, escalations }: ApprovalRow): Verdict["decision"] {
  if (decision !== null) return decision;
  if (status === "cancelled") return "cancelled";
  return nextOnTimeout(onTimeout, escalations).kind === "continue" ? "continue" : "expired";
}
