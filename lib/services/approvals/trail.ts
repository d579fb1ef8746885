import { insertApprovalEvents } from "@/db/queries/runtime/approval-trail";
import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { ApprovalStep } from "@/lib/domain/approvals/trail";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";

/** Adds to what was done with an approval, in the caller's transaction. */
export async function addToTrail(
  ctx: ServiceContext,
  { id }: Pick<ApprovalRow, "id">,
  { step, note = null, by }: { step: ApprovalStep; note?: string | null; by?: string },
): Promise<void> {
  await insertApprovalEvents(ctx.db, [
    {
      projectId: ctx.projectId,
      approvalId: id,
      step,
      by: by ?? actorName(ctx.actor),
      note,
      at: ctx.now(),
    },
  ]);
}
