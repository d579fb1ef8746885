import { CompareQuery } from "@/lib/contracts/compare";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { compareTraces } from "@/lib/services/compare/compare-traces";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await compareTraces(ctx, readQuery(request, CompareQuery))),
);
