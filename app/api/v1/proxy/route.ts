import { ProxyRequest } from "@/lib/contracts/proxy";
import { AppError } from "@/lib/errors";
import { callingAgent } from "@/lib/http/board-request";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { proxy } from "@/lib/services/vault/proxy";

export const POST = apiRoute({ scope: "run" }, async (request, { ctx }) => {
  const agent = callingAgent(request);
  if (agent === undefined) {
    throw new AppError("invalid_input", "The header x-baton-agent must say which agent calls.");
  }
  const answer = await proxy(ctx, { ...(await readJson(request, ProxyRequest)), agent });
  return Response.json(answer, { headers: { "cache-control": "no-store" } });
});
