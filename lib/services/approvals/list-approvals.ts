import { listApprovals as findApprovals } from "@/db/queries/runtime/approval-lists";
import type { ApprovalList, ApprovalListQuery } from "@/lib/contracts/approval";
import { ApprovalId } from "@/lib/domain/approvals/approval";
import type { UserId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { decodeCursor, instantOfCursor, toPage } from "../cursor";
import { requireScope } from "../require-scope";
import { readAssignee } from "./assignee";
import { toApprovalDto } from "./to-approval-dto";

/** The newest first. */
export async function listApprovals(
  ctx: ServiceContext,
  { limit, cursor, assignee, ...query }: ApprovalListQuery,
): Promise<ApprovalList> {
  requireScope(ctx, "read");
  const assigneeId = assignee === undefined ? undefined : await assigneeOf(ctx, assignee);
  if (assignee !== undefined && assigneeId === undefined) return { items: [], next_cursor: null };
  const rows = await findApprovals(ctx.db, {
    projectId: ctx.projectId,
    tab: query.status,
    runId: query.run_id,
    traceId: query.trace_id,
    kind: query.kind,
    contextHash: query.context_hash,
    assigneeId,
    text: query.q,
    before: cursor === undefined ? undefined : keyFrom(cursor),
    limit: limit + 1,
  });
  return toPage(rows, { limit, keyOf: (row) => [row.requestedAt, row.id], toItem: toApprovalDto });
}

async function assigneeOf(ctx: ServiceContext, who: string): Promise<UserId | undefined> {
  if (who !== "me") return (await readAssignee(ctx, who))?.assigneeId;
  return ctx.actor.kind === "user" ? ctx.actor.id : undefined;
}

function keyFrom(cursor: string) {
  const [requestedAt, id = ""] = decodeCursor(cursor, 2);
  return { requestedAt: instantOfCursor(requestedAt), id: ApprovalId.parse(id) };
}
