import { RegisterAgentRequest } from "@/lib/contracts/registered-agent";
import { AgentName } from "@/lib/domain/event/shapes";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { getAgent } from "@/lib/services/agents/get-agent";
import { registerAgent } from "@/lib/services/agents/register-agent";

type Params = { name: string };

export const GET = apiRoute<Params>({ scope: "read" }, async (_request, { ctx, params }) =>
  Response.json(await getAgent(ctx, AgentName.parse(params.name))),
);

export const PUT = apiRoute<Params>({ scope: "run" }, async (request, { ctx, params }) => {
  const agent = await readJson(request, RegisterAgentRequest);
  return Response.json(await registerAgent(ctx, { ...agent, name: AgentName.parse(params.name) }));
});
