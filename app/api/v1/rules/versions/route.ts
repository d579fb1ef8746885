import { ListPage } from "@/lib/contracts/list";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listRuleVersions } from "@/lib/services/routing/list-rule-versions";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await listRuleVersions(ctx, readQuery(request, ListPage))),
);
