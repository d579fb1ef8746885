import { markReceipt } from "@/db/queries/runtime/approvals";
import type { ApprovalDto, ReceiptRequest } from "@/lib/contracts/approval";
import type { ApprovalId, ReceiptState } from "@/lib/domain/approvals/approval";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { refuseSecrets } from "../masking/find-secrets";
import { requireActingAgent } from "../acting-agent";
import { requireScope } from "../require-scope";
import { requireApproval } from "./refusal";
import { toApprovalDto } from "./to-approval-dto";
import { addToTrail } from "./trail";

/** What may come before: who failed may begin again, what was executed is over. */
const BEFORE: Record<ReceiptState, readonly ReceiptState[]> = {
  executing: ["failed"],
  executed: ["executing"],
  failed: ["executing"],
};

/**
 * Says how far an outside requester is with what was approved. `executing` is given once: two processes
 * that resume the same approval learn here which of them acts.
 */
export async function receiveReceipt(
  ctx: ServiceContext,
  { id, state, note }: ReceiptRequest & { id: ApprovalId },
): Promise<ApprovalDto> {
  requireScope(ctx, "run");
  if (note !== undefined) await refuseSecrets(ctx, { note });
  return ctx.db.transaction(async (tx) => {
    const inside = { ...ctx, db: tx };
    const row = await markReceipt(
      tx,
      { projectId: ctx.projectId, id },
      {
        state,
        from: BEFORE[state],
        at: ctx.now(),
        note: note ?? null,
      },
    );
    if (row) requireActingAgent(ctx, row.requestedBy);
    if (!row) return repeated(inside, { id, state });
    await addToTrail(inside, row, { step: state, note: note ?? null });
    return toApprovalDto(row);
  });
}

/** Saying the same end twice is no error; taking work twice is. */
async function repeated(
  ctx: ServiceContext,
  { id, state }: { id: ApprovalId; state: ReceiptState },
): Promise<ApprovalDto> {
  const row = await requireApproval(ctx, id);
  requireActingAgent(ctx, row.requestedBy);
  if (row.receipt === state && state !== "executing") return toApprovalDto(row);
  const is = row.receipt ?? (row.decision === null ? row.status : row.decision);
  throw new AppError("conflict", `It is ${is}; "${state}" cannot follow.`);
}
