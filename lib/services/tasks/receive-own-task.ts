import { findTask } from "@/db/queries/runtime/tasks";
import type { InboxItemDto } from "@/lib/contracts/task";
import type { HandoffId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { actingAgent } from "../acting-agent";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { leaseLost } from "./end-task";
import { receiveTask } from "./receive-task";
import { toInboxItem } from "./to-inbox-item";

/** An agent says that one certain handoff reached it; it holds it from now on. */
export async function receiveOwnTask(
  ctx: ServiceContext,
  {
    handoffId,
    agent,
    leaseMs,
  }: { handoffId: HandoffId; agent?: string | undefined; leaseMs: number },
): Promise<InboxItemDto> {
  requireScope(ctx, "run");
  const task = await findTask(ctx.db, { projectId: ctx.projectId, handoffId });
  if (!task) throw new AppError("not_found", `There is no handoff ${handoffId} to receive.`);
  const holder = actingAgent(ctx, agent ?? task.toAgent ?? undefined);
  const received = await receiveTask(ctx, { handoffId, holder, leaseMs });
  if (received) return toInboxItem(received);
  // A repeat by the same agent while it holds the work changes nothing.
  if (task.holder === holder && task.endedAt === null) return toInboxItem(task);
  throw leaseLost(task, undefined);
}
