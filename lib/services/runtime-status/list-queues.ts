import { listQueues as findQueues } from "@/db/queries/runtime/queues";
import type { QueueList } from "@/lib/contracts/runtime-status";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

/** What waits for whom, and who has how much in hand. */
export async function listQueues(ctx: ServiceContext): Promise<QueueList> {
  requireScope(ctx, "read");
  const rows = await findQueues(ctx.db, ctx.projectId);
  return {
    items: rows.map(({ tools, isPerformed, oldestAt, ...row }) => ({
      ...row,
      required_tools: tools,
      taken_by: isPerformed ? "worker" : "claim",
      oldest_at: oldestAt?.toISOString() ?? null,
    })),
  };
}
