import { GapsQuery } from "@/lib/contracts/gaps";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { getGaps } from "@/lib/services/gaps/get-gaps";

export const GET = apiRoute({ scope: "read", reads: "replica" }, async (request, { ctx }) =>
  Response.json(await getGaps(ctx, readQuery(request, GapsQuery))),
);
