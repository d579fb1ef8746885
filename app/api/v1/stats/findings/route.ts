import { StatsPeriodQuery } from "@/lib/contracts/pair";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listFindingKinds } from "@/lib/services/stats/list-finding-kinds";

export const GET = apiRoute({ scope: "read", reads: "replica" }, async (request, { ctx }) =>
  Response.json(await listFindingKinds(ctx, readQuery(request, StatsPeriodQuery))),
);
