import { PairListQuery } from "@/lib/contracts/pair";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listPairs } from "@/lib/services/pairs/list-pairs";

export const GET = apiRoute({ scope: "read", reads: "replica" }, async (request, { ctx }) =>
  Response.json(await listPairs(ctx, readQuery(request, PairListQuery))),
);
