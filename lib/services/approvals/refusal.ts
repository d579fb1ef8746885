import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import { findApproval } from "@/db/queries/runtime/approvals";
import type { ApprovalId } from "@/lib/domain/approvals/approval";
import { formatInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";

export async function requireApproval(ctx: ServiceContext, id: ApprovalId): Promise<ApprovalRow> {
  const row = await findApproval(ctx.db, { projectId: ctx.projectId, id });
  if (!row) throw new AppError("not_found", `There is no approval ${id}.`);
  return row;
}

/** Decided, and possibly not yet in force; or over without a decision. */
export function isOver({ status, effectiveAt }: ApprovalRow): boolean {
  return effectiveAt !== null || (status !== "waiting" && status !== "snoozed");
}

/** In words, where nobody's decision ended it. */
export function whyOver({ status, dueAt }: ApprovalRow): string {
  if (status === "cancelled") return "It was cancelled: nothing waits for the answer any more.";
  if (status !== "expired") return `It is ${status}.`;
  return `Nobody answered in time${dueAt ? ` (until ${dueAt.toISOString()})` : ""}: it lapsed.`;
}

/** Who comes second is told who was first, and when. */
export function refusal(
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

/** Why a change of the version that was read did not happen. */
export async function lostRace(ctx: ServiceContext, id: ApprovalId): Promise<AppError> {
  const now = await requireApproval(ctx, id);
  if (isOver(now)) {
    return refusal(now, { code: "already_decided", reason: whyOver(now) });
  }
  return refusal(now, {
    code: "version_conflict",
    reason: "Somebody changed it meanwhile; look again.",
  });
}
