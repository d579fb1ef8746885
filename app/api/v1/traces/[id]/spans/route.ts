import { SpanListQuery } from "@/lib/contracts/trace";
import { TraceId } from "@/lib/domain/ids";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listSpans } from "@/lib/services/traces/list-spans";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (request, { ctx, params }) =>
  Response.json(await listSpans(ctx, TraceId.parse(params.id), readQuery(request, SpanListQuery))),
);
