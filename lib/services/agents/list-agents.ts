import { listAgents as findAgents } from "@/db/queries/runtime/agents";
import type { RegisteredAgentList } from "@/lib/contracts/registered-agent";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toRegisteredAgentDto } from "./to-registered-agent-dto";

/** All that were declared, seen in traces or registered, by name. */
export async function listAgents(ctx: ServiceContext): Promise<RegisteredAgentList> {
  requireScope(ctx, "read");
  const rows = await findAgents(ctx.db, ctx.projectId);
  return { items: rows.map(toRegisteredAgentDto), next_cursor: null };
}
