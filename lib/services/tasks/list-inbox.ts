import { listInbox as findInbox } from "@/db/queries/runtime/tasks";
import type { InboxDto } from "@/lib/contracts/task";
import { requireActingAgent } from "../acting-agent";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toInboxItem } from "./to-inbox-item";

const ITEMS_MAX = 200;

/** What waits for an agent or is in its hands, the oldest first. */
export async function listInbox(ctx: ServiceContext, agent: string): Promise<InboxDto> {
  requireScope(ctx, "run");
  requireActingAgent(ctx, agent);
  const rows = await findInbox(ctx.db, { projectId: ctx.projectId, agent, limit: ITEMS_MAX });
  return { items: rows.map(toInboxItem) };
}
