import {
  type ApprovalRow,
  findApproval,
  markApprovalDecided,
} from "@/db/queries/runtime/approvals";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import { lockRun } from "@/db/queries/runtime/runs";
import type { ApprovalDto, DecideRequest } from "@/lib/contracts/approval";
import type { ApprovalId } from "@/lib/domain/approvals/approval";
import { decide } from "@/lib/domain/approvals/decide";
import { formatInstant, msFromNanos, nanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { refuseSecrets } from "../masking/find-secrets";
import { requireScope } from "../require-scope";
import { applyDecision } from "./apply-decision";
import { toApprovalDto } from "./to-approval-dto";

export type Deciding = DecideRequest & { id: ApprovalId; idempotencyKey?: string | undefined };

/**
 * Decides once, and goes on with the run in the same transaction. Who comes second is told who was
 * first; only a repeat of the same request (by its key) gets the first answer again (ruling 23).
 */
export async function decideApproval(ctx: ServiceContext, input: Deciding): Promise<ApprovalDto> {
  requireScope(ctx, "approve");
  const { edited = null, reason = null } = input;
  await refuseSecrets(ctx, { edited, reason });
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const key = { projectId: ctx.projectId, id: input.id };
    const approval = await findApproval(tx, key);
    if (!approval) throw new AppError("not_found", `There is no approval ${input.id}.`);
    if (isRepeat(approval, input)) return toApprovalDto(approval);
    // The run first, as everywhere: a cancellation that comes now waits, or we do.
    if (approval.runId) await lockRun(tx, { projectId: ctx.projectId, id: approval.runId });
    const answer = decide(approval, input);
    if (answer.kind === "refused") throw refusal(approval, answer);
    const decided = await markApprovalDecided(tx, key, {
      version: approval.version,
      decision: input.decision,
      decidedBy: actorName(ctx.actor),
      decidedAt: ctx.now(),
      reason,
      edited,
      decisionKey: input.idempotencyKey ?? null,
    });
    if (!decided) throw await lostRace(inside, key);
    await tell(inside, decided);
    await applyDecision(inside, decided);
    return toApprovalDto(decided);
  });
}

function isRepeat({ decisionKey }: ApprovalRow, { idempotencyKey }: Deciding): boolean {
  return decisionKey !== null && decisionKey === idempotencyKey;
}

async function lostRace(
  ctx: ServiceContext,
  key: { projectId: ServiceContext["projectId"]; id: ApprovalId },
) {
  const now = await findApproval(ctx.db, key);
  if (!now) return new AppError("not_found", `There is no approval ${key.id}.`);
  const isOver = now.status !== "waiting" && now.status !== "snoozed";
  return refusal(now, {
    code: isOver ? "already_decided" : "version_conflict",
    reason: "Somebody changed it meanwhile.",
  });
}

function refusal(
  { decision, decidedBy, decidedAt }: ApprovalRow,
  {
    code,
    reason,
  }: { code: "already_decided" | "version_conflict" | "invalid_edit"; reason: string },
): AppError {
  const isKnown = code === "already_decided" && decision !== null && decidedAt !== null;
  const who = `${decidedBy ?? "Somebody"} decided "${decision ?? ""}"`;
  return new AppError(code, isKnown ? `${who} at ${formatInstant(decidedAt)}.` : reason);
}

/** The escalation was answered, whatever the answer: it came back with the decision. */
async function tell(ctx: ServiceContext, row: ApprovalRow): Promise<void> {
  if (!row.traceId || !row.decision || row.decidedAt === null) return;
  const by = row.decidedBy ?? "unknown";
  const base = { trace_id: row.traceId, at: formatInstant(row.decidedAt) };
  const decided = {
    event: "approval_decided" as const,
    ...base,
    approval_id: row.id,
    decision: row.decision,
    by,
    wait_ms: Math.max(0, msFromNanos(nanos(row.decidedAt - row.requestedAt))),
    ...(row.edited === null ? {} : { edited: row.edited }),
    ...(row.reason ? { reason: row.reason } : {}),
  };
  const handoff = row.handoffId && { ...base, handoff_id: row.handoffId };
  const result = { decision: row.decision, by };
  await insertOutbox(ctx.db, {
    projectId: ctx.projectId,
    events: handoff
      ? [
          { ...decided, ...handoff },
          { event: "handoff_received", ...handoff, agent: "human" },
          { event: "task_complete", ...handoff, agent: "human", result },
        ]
      : [decided],
  });
}
