import { StatsPeriodQuery } from "@/lib/contracts/pair";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listByPhase } from "@/lib/services/effects/list-levels";

export const GET = apiRoute({ scope: "read", reads: "replica" }, async (request, { ctx }) =>
  Response.json(await listByPhase(ctx, readQuery(request, StatsPeriodQuery))),
);
