import { listApprovals as findApprovals } from "@/db/queries/runtime/approvals";
import type { ApprovalList, ApprovalListQuery } from "@/lib/contracts/approval";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import type { ServiceContext } from "../context";
import { decodeCursor, instantOfCursor, toPage } from "../cursor";
import { requireScope } from "../require-scope";
import { toApprovalDto } from "./to-approval-dto";

export async function listApprovals(
  ctx: ServiceContext,
  { limit, cursor, status, run_id: runId }: ApprovalListQuery,
): Promise<ApprovalList> {
  requireScope(ctx, "read");
  const rows = await findApprovals(ctx.db, {
    projectId: ctx.projectId,
    statuses: status && [status],
    runId,
    before: cursor === undefined ? undefined : keyFrom(cursor),
    limit: limit + 1,
  });
  return toPage(rows, { limit, keyOf: (row) => [row.requestedAt, row.id], toItem: toApprovalDto });
}

function keyFrom(cursor: string) {
  const [requestedAt, id = ""] = decodeCursor(cursor, 2);
  return { requestedAt: instantOfCursor(requestedAt), id: ApprovalId.parse(id) };
}
