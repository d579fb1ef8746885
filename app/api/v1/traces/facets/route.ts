import { TraceFacetsQuery } from "@/lib/contracts/trace-facets";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { getTraceFacets } from "@/lib/services/traces/get-trace-facets";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await getTraceFacets(ctx, readQuery(request, TraceFacetsQuery))),
);
