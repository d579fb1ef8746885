import { listDeciders as findDeciders } from "@/db/queries/members";
import { countApprovals as count } from "@/db/queries/runtime/approval-lists";
import type { ApprovalCounts, DeciderList } from "@/lib/contracts/approval";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

/** How many are on each list of the inbox. */
export async function countApprovals(ctx: ServiceContext): Promise<ApprovalCounts> {
  requireScope(ctx, "read");
  const assigneeId = ctx.actor.kind === "user" ? ctx.actor.id : null;
  return count(ctx.db, { projectId: ctx.projectId, assigneeId });
}

/** To whom an approval may be given. */
export async function listDeciders(ctx: ServiceContext): Promise<DeciderList> {
  requireScope(ctx, "approve");
  const people = await findDeciders(ctx.db, ctx.projectId);
  return { items: people.map(({ name, email, role }) => ({ name, email, role })) };
}
