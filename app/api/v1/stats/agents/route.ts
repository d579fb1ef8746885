import { AgentStatsQuery } from "@/lib/contracts/agent-stats";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listAgentStats } from "@/lib/services/agents/list-agent-stats";

export const GET = apiRoute({ scope: "read", reads: "replica" }, async (request, { ctx }) =>
  Response.json(await listAgentStats(ctx, readQuery(request, AgentStatsQuery))),
);
