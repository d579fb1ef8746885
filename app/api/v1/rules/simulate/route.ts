import { SimulateRulesRequest } from "@/lib/contracts/rules";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { simulateHistory } from "@/lib/services/routing/simulate-history";

export const POST = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await simulateHistory(ctx, await readJson(request, SimulateRulesRequest))),
);
