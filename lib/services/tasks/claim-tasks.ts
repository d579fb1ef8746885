import { claimTasks as claimRows } from "@/db/queries/runtime/leases";
import { insertOutbox } from "@/db/queries/runtime/outbox";
import type { ClaimRequest, InboxDto } from "@/lib/contracts/task";
import { requireActingAgent } from "../acting-agent";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { receivedEvents } from "./handoff-events";
import { toInboxItem } from "./to-inbox-item";

/** An agent takes work from its inbox and from the queue of what it can do. A claim is a receipt. */
export async function claimTasks(
  ctx: ServiceContext,
  { agent, capabilities, lease_ms: leaseMs, max }: ClaimRequest & { agent: string },
): Promise<InboxDto> {
  requireScope(ctx, "run");
  requireActingAgent(ctx, agent);
  const { projectId } = ctx;
  const at = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const claim = { projectId, holder: agent, leaseMs, at, agent, capabilities, max };
    const tasks = await claimRows(tx, claim);
    const events = tasks.flatMap((task) => receivedEvents(task, { at }));
    if (events.length > 0) await insertOutbox(tx, { projectId, events });
    return { items: tasks.map(toInboxItem) };
  });
}
