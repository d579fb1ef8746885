import { findApproval } from "@/db/queries/runtime/approvals";
import type { ApprovalDecision, ApprovalId } from "@/lib/domain/approvals/approval";
import { AppError } from "@/lib/errors";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";

/** A decision that is refused changes nothing, and is on record: apart from the transaction that it ended. */
export async function refusedOnRecord<Result>(
  ctx: ServiceContext,
  { id, decision }: { id: ApprovalId; decision: ApprovalDecision },
  decide: () => Promise<Result>,
): Promise<Result> {
  try {
    return await decide();
  } catch (error) {
    if (
      error instanceof AppError &&
      (await findApproval(ctx.db, { projectId: ctx.projectId, id }))
    ) {
      const detail = { decision, code: error.code };
      await writeAudit(ctx, { action: "approval.refuse", subject: `approval:${id}`, detail });
    }
    throw error;
  }
}
