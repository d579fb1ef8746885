import { OverviewQuery } from "@/lib/contracts/stats";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { getOverview } from "@/lib/services/stats/get-overview";

export const GET = apiRoute({ scope: "read", reads: "replica" }, async (request, { ctx }) =>
  Response.json(await getOverview(ctx, readQuery(request, OverviewQuery))),
);
