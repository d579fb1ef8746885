import { insertApprovalEvents } from "@/db/queries/runtime/approval-trail";
import type { ApprovalRow } from "@/db/queries/runtime/approvals";
import type { ApprovalStep } from "@/lib/domain/approvals/trail";
import { writeAudit } from "../audit/write-audit";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";

/** What keys and time do with an approval that a person would have done. */
const CHANGES: ReadonlySet<ApprovalStep> = new Set([
  "assigned",
  "voted",
  "decided",
  "undone",
  "escalated",
  "expired",
  "cancelled",
]);

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
  // What agents ask is on record with the question; what became of it is on record here, too.
  if (ctx.actor.kind !== "user" && !CHANGES.has(step)) return;
  const said = { step, by: by ?? actorName(ctx.actor) };
  await writeAudit(ctx, { action: "approval.change", subject: `approval:${id}`, detail: said });
}
