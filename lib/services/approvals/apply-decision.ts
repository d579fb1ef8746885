import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { RunEvent } from "@/lib/domain/orchestration/run-event";
import type { StageId } from "@/lib/domain/orchestration/workflow";
import type { ServiceContext } from "../context";
import { advanceRun } from "../runs/advance-run";

/** What the decision does to the run that waits for it; one of an outside system waits for nothing here. */
export async function applyDecision(ctx: ServiceContext, row: ApprovalRow): Promise<void> {
  if (!row.runId || !row.stage) return;
  const event = eventOf(row);
  if (event) await advanceRun(ctx, { id: row.runId, events: [event] });
}

function eventOf(row: ApprovalRow): RunEvent | undefined {
  if (!row.stage || !row.decision) return undefined;
  const place = { stage: row.stage, approval_id: row.id };
  return row.action ? ofGate(row, place) : ofQuestion(row, place);
}

type Place = { stage: StageId; approval_id: string };

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
