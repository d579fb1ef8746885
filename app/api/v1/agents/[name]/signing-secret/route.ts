import { AgentName } from "@/lib/domain/event/shapes";
import { apiRoute } from "@/lib/http/route";
import { getSigningSecret } from "@/lib/services/agents/get-signing-secret";

export const GET = apiRoute<{ name: string }>({ scope: "admin" }, async (_request, args) =>
  Response.json(await getSigningSecret(args.ctx, AgentName.parse(args.params.name))),
);
