import { apiRoute } from "@/lib/http/route";
import { listAgents } from "@/lib/services/agents/list-agents";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await listAgents(ctx)),
);
