import { TryRulesRequest } from "@/lib/contracts/rules";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { tryRules } from "@/lib/services/routing/try-rules";

export const POST = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await tryRules(ctx, await readJson(request, TryRulesRequest))),
);
