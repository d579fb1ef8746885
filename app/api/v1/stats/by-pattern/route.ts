import { StatsPeriodQuery } from "@/lib/contracts/pair";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listByPattern } from "@/lib/services/effects/list-levels";

export const GET = apiRoute({ scope: "read", reads: "replica" }, async (request, { ctx }) =>
  Response.json(await listByPattern(ctx, readQuery(request, StatsPeriodQuery))),
);
