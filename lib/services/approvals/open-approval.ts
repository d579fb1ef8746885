import { randomUUID } from "node:crypto";
import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { RunRow } from "@/db/queries/runtime/runs";
import {
  type ApprovalAction,
  type ApprovalDecision,
  ApprovalId,
} from "@/lib/domain/approvals/approval";
import type { OnTimeout } from "@/lib/domain/approvals/timeout";
import { HandoffId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import type { StageId } from "@/lib/domain/orchestration/workflow";
import type { ServiceContext } from "../context";
import { recordApproval } from "./record-approval";

export const TITLE_CHARS_MAX = 200;

type Question = {
  /** Without a run, only the trace: a routing rule asks. */
  run: Pick<RunRow, "traceId" | "startedBy"> & { id: RunRow["id"] | null };
  stage: StageId | null;
  requestedBy: string;
  kind: string;
  question: string;
  action: ApprovalAction | null;
  allowed: ApprovalDecision[];
  context?: Record<string, Json>;
  timeoutMs?: number | undefined;
  onTimeout?: OnTimeout | undefined;
};

/**
 * Asks a person, in the caller's transaction. Waiting costs one row. It may come back decided:
 * then the policy needed nobody.
 */
export async function openApproval(ctx: ServiceContext, asked: Question): Promise<ApprovalRow> {
  const { run, stage, question } = asked;
  const id = ApprovalId.parse(randomUUID());
  const row = await recordApproval(ctx, {
    isHandoff: true,
    id,
    kind: asked.kind,
    title: question.slice(0, TITLE_CHARS_MAX),
    question,
    action: asked.action,
    context: asked.context ?? null,
    allowed: asked.allowed,
    traceId: run.traceId,
    handoffId: HandoffId.parse(
      run.id === null || stage === null ? id : `${run.id}.${stage}.${id.slice(0, 8)}`,
    ),
    runId: run.id,
    stage,
    requestedBy: asked.requestedBy,
    requester: run.startedBy ?? "",
    timeoutMs: asked.timeoutMs ?? null,
    onTimeout: asked.onTimeout ?? null,
  });
  if (!row) throw new Error(`there is an approval ${id} already`);
  return row;
}
