import { TraceListQuery } from "@/lib/contracts/trace";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listTraces } from "@/lib/services/traces/list-traces";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await listTraces(ctx, readQuery(request, TraceListQuery))),
);
