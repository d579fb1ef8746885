import { AddRuleRequest, PublishRulesRequest } from "@/lib/contracts/rules";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { getRules } from "@/lib/services/routing/get-rules";
import { addRule, publishRules } from "@/lib/services/routing/publish-rules";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await getRules(ctx)),
);

export const POST = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await addRule(ctx, await readJson(request, AddRuleRequest)), { status: 201 }),
);

export const PUT = apiRoute({ scope: "admin" }, async (request, { ctx }) =>
  Response.json(await publishRules(ctx, await readJson(request, PublishRulesRequest))),
);
