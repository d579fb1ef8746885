import { StatsPeriodQuery } from "@/lib/contracts/pair";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listReasons } from "@/lib/services/stats/list-breakdowns";

export const GET = apiRoute({ scope: "read", reads: "replica" }, async (request, { ctx }) =>
  Response.json(await listReasons(ctx, readQuery(request, StatsPeriodQuery))),
);
