import { deleteViewer, listViewers, markViewer } from "@/db/queries/presence";
import type { ViewerList } from "@/lib/contracts/approval";
import type { ApprovalId } from "@/lib/domain/approvals/approval";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { requireApproval } from "./refusal";

/** Pages say every 15 s that they are still open; who is silent for longer has gone. */
export const PRESENT_SECONDS = 40;

/** Says that somebody looks at it, and who else does. A key looks at nothing. */
export async function lookAtApproval(ctx: ServiceContext, id: ApprovalId): Promise<ViewerList> {
  requireScope(ctx, "read");
  await requireApproval(ctx, id);
  const { actor, projectId } = ctx;
  if (actor.kind === "user") {
    await markViewer(ctx.db, { projectId, approvalId: id, userId: actor.id });
  }
  return getViewers(ctx, id);
}

export async function leaveApproval(ctx: ServiceContext, id: ApprovalId): Promise<void> {
  requireScope(ctx, "read");
  const { actor, projectId } = ctx;
  if (actor.kind !== "user") return;
  await deleteViewer(ctx.db, { projectId, approvalId: id, userId: actor.id });
}

/** Besides who asks. */
export async function getViewers(ctx: ServiceContext, id: ApprovalId): Promise<ViewerList> {
  requireScope(ctx, "read");
  const { actor, projectId } = ctx;
  const except = actor.kind === "user" ? actor.id : null;
  const place = { projectId, approvalId: id };
  return { items: await listViewers(ctx.db, { ...place, except, seconds: PRESENT_SECONDS }) };
}
