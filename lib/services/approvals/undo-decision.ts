import { undoDecision as takeBack } from "@/db/queries/runtime/approvals";
import type { ApprovalDto } from "@/lib/contracts/approval";
import type { ApprovalId } from "@/lib/domain/approvals/approval";
import { AppError } from "@/lib/errors";
import { actorId, actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toApprovalDto } from "./to-approval-dto";
import { addToTrail } from "./trail";

/** Who decided on a page may take it back until it takes effect; the timer and this cannot both win. */
export async function undoDecision(ctx: ServiceContext, id: ApprovalId): Promise<ApprovalDto> {
  requireScope(ctx, "approve");
  return ctx.db.transaction(async (tx) => {
    const key = { projectId: ctx.projectId, id };
    const decider = { id: actorId(ctx.actor), name: actorName(ctx.actor) };
    const row = await takeBack(tx, key, decider);
    if (!row) throw new AppError("conflict", "It took effect already; it cannot be taken back.");
    await addToTrail({ ...ctx, db: tx }, row, { step: "undone" });
    return toApprovalDto(row);
  });
}
