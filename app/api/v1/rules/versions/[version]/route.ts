import { RuleVersionNumber } from "@/lib/contracts/rules";
import { apiRoute } from "@/lib/http/route";
import { getRuleVersion } from "@/lib/services/routing/get-rules";

export const GET = apiRoute<{ version: string }>(
  { scope: "read" },
  async (_request, { ctx, params }) =>
    Response.json(await getRuleVersion(ctx, RuleVersionNumber.parse(params.version))),
);
