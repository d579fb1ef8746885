import { RollBackRequest, RuleVersionNumber } from "@/lib/contracts/rules";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { rollBackRules } from "@/lib/services/routing/publish-rules";

export const POST = apiRoute<{ version: string }>(
  { scope: "admin" },
  async (request, { ctx, params }) => {
    const version = RuleVersionNumber.parse(params.version);
    const asked = await readJson(request, RollBackRequest);
    return Response.json(await rollBackRules(ctx, { ...asked, version }), { status: 201 });
  },
);
