import { ListPage } from "@/lib/contracts/list";
import { TraceId } from "@/lib/domain/ids";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listTraceEvents } from "@/lib/services/traces/list-trace-events";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (request, { ctx, params }) =>
  Response.json(await listTraceEvents(ctx, TraceId.parse(params.id), readQuery(request, ListPage))),
);
