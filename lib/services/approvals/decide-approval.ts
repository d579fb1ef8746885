import {
  type ApprovalRow,
  changeApproval,
  findApproval,
  markApprovalDecided,
} from "@/db/queries/runtime/approvals";
import { lockRun } from "@/db/queries/runtime/runs";
import type { ApprovalDto, DecideRequest } from "@/lib/contracts/approval";
import type { ApprovalId } from "@/lib/domain/approvals/approval";
import { decide } from "@/lib/domain/approvals/decide";
import { AppError } from "@/lib/errors";
import { actorId, actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { refuseSecrets } from "../masking/find-secrets";
import { requireScope } from "../require-scope";
import { applyDecision } from "./apply-decision";
import { checkEdit } from "./check-edit";
import { refusedOnRecord } from "./refused-on-record";
import { requireDecider } from "./require-decider";
import { isOver, lostRace, refusal, requireApproval, whyOver } from "./refusal";
import { tellDecided } from "./settle-decision";
import { toApprovalDto } from "./to-approval-dto";
import { addToTrail } from "./trail";
import { vote } from "./vote";

export type Deciding = DecideRequest & {
  id: ApprovalId;
  idempotencyKey?: string | undefined;
  /** For so long it may be taken back (ruling 23); left out: it applies at once. */
  undoMs?: number | undefined;
};

/** How long who decides on a page may take it back. */
export const UNDO_MS = 5_000;

/**
 * Decides once, and goes on with the run in the same transaction. Who comes second is told who was
 * first; only a repeat of the same request (by its key) gets the first answer again (ruling 23).
 */
export function decideApproval(ctx: ServiceContext, input: Deciding): Promise<ApprovalDto> {
  return refusedOnRecord(ctx, input, () => decideOnce(ctx, input));
}

async function decideOnce(ctx: ServiceContext, input: Deciding): Promise<ApprovalDto> {
  requireScope(ctx, "approve");
  const approval = await requireApproval(ctx, input.id);
  await refuseSecrets(ctx, { edited: input.edited ?? null, reason: input.reason ?? null });
  if (isRepeat(approval, input)) return toApprovalDto(approval);
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    // The run first, as everywhere: a cancellation that comes now waits, or we do.
    if (approval.runId) await lockRun(tx, { projectId: ctx.projectId, id: approval.runId });
    const now = (await findApproval(tx, { projectId: ctx.projectId, id: input.id })) ?? approval;
    if (isRepeat(now, input)) return toApprovalDto(now);
    return toApprovalDto(await decideOpen(inside, { approval: now, input }));
  });
}

async function decideOpen(
  ctx: ServiceContext,
  { approval, input }: { approval: ApprovalRow; input: Deciding },
): Promise<ApprovalRow> {
  await checkDecision(ctx, { approval, input });
  const next = vote(approval, {
    decision: input.decision,
    by: actorName(ctx.actor),
    edited: input.edited,
  });
  if (next.kind === "voted_already") throw new AppError("conflict", next.reason);
  const { id, version } = approval;
  const key = { projectId: ctx.projectId, id };
  if (next.kind === "more") {
    const voted = await changeApproval(ctx.db, { key, version }, next.changes);
    if (!voted) throw await lostRace(ctx, id);
    await addToTrail(ctx, voted, { step: "voted", note: noteOf(input) });
    return voted;
  }
  const decided = await markApprovalDecided(ctx.db, key, {
    version,
    decision: next.decision,
    decidedBy: actorName(ctx.actor),
    decidedById: actorId(ctx.actor),
    decidedAt: ctx.now(),
    reason: input.reason ?? null,
    edited: next.edited,
    decisionKey: input.idempotencyKey ?? null,
    undoMs: input.undoMs,
  });
  if (!decided) throw await lostRace(ctx, id);
  await addToTrail(ctx, decided, { step: "decided", note: noteOf(input) });
  if (input.undoMs) return decided;
  await tellDecided(ctx, decided);
  await applyDecision(ctx, decided);
  return decided;
}

async function checkDecision(
  ctx: ServiceContext,
  { approval, input }: { approval: ApprovalRow; input: Deciding },
): Promise<void> {
  if (isOver(approval)) {
    throw refusal(approval, { code: "already_decided", reason: whyOver(approval) });
  }
  const answer = decide(approval, input);
  if (answer.kind === "refused") throw refusal(approval, answer);
  await requireDecider(ctx, approval);
  checkEdit(approval, input.edited);
}

function isRepeat({ decisionKey }: ApprovalRow, { idempotencyKey }: Deciding): boolean {
  return decisionKey !== null && decisionKey === idempotencyKey;
}

function noteOf({ decision, reason }: Deciding): string {
  return reason ? `${decision}: ${reason}` : decision;
}
