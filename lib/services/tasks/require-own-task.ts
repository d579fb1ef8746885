import { findTask } from "@/db/queries/runtime/tasks";
import type { HandoffId } from "@/lib/domain/ids";
import { isBound, requireActingAgent } from "../acting-agent";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

/**
 * Whoever answers for a handoff may act at all, and a key that is bound to agents only for what one of
 * them has in its hands: a lease is a small number, and guessed.
 */
export async function requireOwnTask(ctx: ServiceContext, handoffId: HandoffId): Promise<void> {
  requireScope(ctx, "run");
  if (!isBound(ctx)) return;
  const task = await findTask(ctx.db, { projectId: ctx.projectId, handoffId });
  if (task) requireActingAgent(ctx, task.holder ?? task.toAgent);
}
