import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import { nextOnTimeout } from "@/lib/domain/approvals/timeout";
import type { RunEvent } from "@/lib/domain/orchestration/run-event";
import type { StageId } from "@/lib/domain/orchestration/workflow";

type Place = { stage: StageId; approval_id: string };
const UNANSWERED = "Nobody answered in time.";

/** What became of a question, as the run that waits for it sees it. */
export function runEventOf(row: ApprovalRow): RunEvent | undefined {
  if (!row.stage) return undefined;
  const place = { stage: row.stage, approval_id: row.id };
  if (row.status === "expired") return ofUnanswered(row, place);
  if (!row.decision) return undefined;
  return row.action ? ofGate(row, place) : ofQuestion(row, place);
}

/** Without an answer nothing is sent: the stage is left out where that is wanted, else a gate ends the run. */
function ofUnanswered(row: ApprovalRow, place: Place): RunEvent {
  const error = { type: "approval_expired", message: UNANSWERED };
  if (nextOnTimeout(row.onTimeout, row.escalations).kind === "continue") {
    return { event: "stage_skipped", ...place, error };
  }
  if (!row.action) {
    return { event: "human_answered", ...place, answer: "unanswered", reason: UNANSWERED };
  }
  return { event: "run_ended", status: "cancelled", error };
}

/** A no at a gate ends the run: nothing was sent and nothing will be (ruling 23). */
function ofGate({ decision, edited, ...row }: ApprovalRow, place: Place): RunEvent {
  if (decision === "reject") {
    const by = row.decidedBy ?? "somebody";
    const message = row.reason ? `${by} said no: ${row.reason}` : `${by} said no.`;
    return {
      event: "run_ended",
      status: "cancelled",
      error: { type: "rejected_by_human", message },
    };
  }
  const changed = decision === "edit" && edited !== null ? { edited } : {};
  return { event: "gate_passed", ...place, ...changed };
}

function ofQuestion({ decision, edited, reason }: ApprovalRow, place: Place): RunEvent {
  const answered = { event: "human_answered" as const, ...place };
  if (decision === "reject") return { ...answered, answer: "fail", ...(reason ? { reason } : {}) };
  if (decision === "approve") return { ...answered, answer: "retry" };
  return { ...answered, answer: "result", result: edited ?? reason };
}
