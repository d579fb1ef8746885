import { randomUUID } from "node:crypto";
import { insertApproval } from "@/db/queries/runtime/approvals";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { RunRow } from "@/db/queries/runtime/runs";
import {
  type ApprovalAction,
  type ApprovalDecision,
  ApprovalId,
} from "@/lib/domain/approvals/approval";
import { HandoffId } from "@/lib/domain/ids";
import { asJson, type Json } from "@/lib/domain/json";
import type { StageId } from "@/lib/domain/orchestration/workflow";
import { formatInstant } from "@/lib/domain/time";
import type { ServiceContext } from "../context";

const TITLE_CHARS_MAX = 200;

type Question = {
  run: RunRow;
  stage: StageId;
  requestedBy: string;
  kind: string;
  question: string;
  action: ApprovalAction | null;
  allowed: ApprovalDecision[];
  context?: Record<string, Json>;
};

/**
 * Asks a person, in the caller's transaction. Waiting costs this one row; in the trace it is an
 * escalation to `human` that waits.
 */
export async function openApproval(ctx: ServiceContext, asked: Question): Promise<ApprovalId> {
  const { run, stage, question, action } = asked;
  const id = ApprovalId.parse(randomUUID());
  const handoffId = HandoffId.parse(`${run.id}.${stage}.${id.slice(0, 8)}`);
  await insertApproval(ctx.db, {
    projectId: ctx.projectId,
    id,
    status: "waiting",
    kind: asked.kind,
    title: question.slice(0, TITLE_CHARS_MAX),
    question,
    action,
    allowed: asked.allowed,
    traceId: run.traceId,
    handoffId,
    runId: run.id,
    stage,
    requestedBy: asked.requestedBy,
    requestedAt: ctx.now(),
  });
  const base = { trace_id: run.traceId, handoff_id: handoffId, at: formatInstant(ctx.now()) };
  await insertOutbox(ctx.db, {
    projectId: ctx.projectId,
    events: [
      {
        event: "handoff_initiated",
        ...base,
        from_agent: asked.requestedBy,
        to_agent: "human",
        type: "escalate",
        reason: "approval_required",
        task: question,
        context: asJson(
          action?.args && typeof action.args === "object" ? action.args : (asked.context ?? {}),
        ),
        justification: "Only a person may decide this.",
      },
      {
        event: "approval_requested",
        ...base,
        approval_id: id,
        kind: asked.kind,
        question,
        ...(action ? { action: { name: action.name, args: action.args } } : {}),
      },
    ],
  });
  return id;
}
