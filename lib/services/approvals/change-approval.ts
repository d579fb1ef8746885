import { type ApprovalRow, changeApproval as change } from "@/db/queries/runtime/approvals";
import type {
  ApprovalDto,
  NoteRequest,
  ReassignRequest,
  SnoozeRequest,
} from "@/lib/contracts/approval";
import type { ApprovalId } from "@/lib/domain/approvals/approval";
import type { ApprovalStep } from "@/lib/domain/approvals/trail";
import { msFromNanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { refuseSecrets } from "../masking/find-secrets";
import { requireScope } from "../require-scope";
import { requireAssignee } from "./assignee";
import { isOver, lostRace, refusal, requireApproval, whyOver } from "./refusal";
import { toApprovalDto } from "./to-approval-dto";
import { addToTrail } from "./trail";

/** Puts it off: until then it is on nobody's list. Its deadline stays. */
export async function snoozeApproval(
  ctx: ServiceContext,
  { id, until }: SnoozeRequest & { id: ApprovalId },
): Promise<ApprovalDto> {
  const snoozedUntil = new Date(until);
  if (snoozedUntil.getTime() <= msFromNanos(ctx.now())) {
    throw new AppError("invalid_input", "until: must be in the future");
  }
  const changes = { status: "snoozed" as const, snoozedUntil };
  return changeOpen(ctx, id, {
    changes,
    step: "snoozed",
    note: `until ${snoozedUntil.toISOString()}`,
  });
}

/** Gives it to a person who may decide. */
export async function reassignApproval(
  ctx: ServiceContext,
  { id, to, note }: ReassignRequest & { id: ApprovalId },
): Promise<ApprovalDto> {
  requireScope(ctx, "approve");
  if (note !== undefined) await refuseSecrets(ctx, { note });
  const assignee = await requireAssignee(ctx, to);
  const said = note ? `to ${assignee.assignee}: ${note}` : `to ${assignee.assignee}`;
  return changeOpen(ctx, id, { changes: assignee, step: "assigned", note: said });
}

/** For the next who looks at it; what was decided may be annotated, too. */
export async function noteApproval(
  ctx: ServiceContext,
  { id, note }: NoteRequest & { id: ApprovalId },
): Promise<ApprovalDto> {
  requireScope(ctx, "approve");
  await refuseSecrets(ctx, { note });
  const row = await requireApproval(ctx, id);
  await addToTrail(ctx, row, { step: "noted", note });
  return toApprovalDto(row);
}

async function changeOpen(
  ctx: ServiceContext,
  id: ApprovalId,
  {
    changes,
    step,
    note,
  }: {
    changes: Partial<Pick<ApprovalRow, "status" | "snoozedUntil" | "assigneeId" | "assignee">>;
    step: ApprovalStep;
    note: string;
  },
): Promise<ApprovalDto> {
  requireScope(ctx, "approve");
  const row = await requireApproval(ctx, id);
  if (isOver(row)) throw refusal(row, { code: "already_decided", reason: whyOver(row) });
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const key = { projectId: ctx.projectId, id };
    const changed = await change(tx, { key, version: row.version }, changes);
    if (!changed) throw await lostRace(inside, id);
    await addToTrail(inside, changed, { step, note });
    return toApprovalDto(changed);
  });
}
