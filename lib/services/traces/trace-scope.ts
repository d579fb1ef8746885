import type { TraceScope } from "@/db/queries/traces";
import type { TraceFilterQuery } from "@/lib/contracts/trace";
import type { ServiceContext } from "../context";
import { resolveAgents } from "../search/resolve-agents";

/** What a request asks for, in the words of the queries. */
export async function traceScope(
  ctx: ServiceContext,
  { q = [], session_id: sessionId, ...filter }: TraceFilterQuery,
): Promise<TraceScope> {
  const query = await resolveAgents(ctx, q);
  return { projectId: ctx.projectId, filter: { ...filter, query, sessionId } };
}
