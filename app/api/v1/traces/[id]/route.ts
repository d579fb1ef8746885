import { TraceId } from "@/lib/domain/ids";
import { apiRoute } from "@/lib/http/route";
import { getTrace } from "@/lib/services/traces/get-trace";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (_request, { ctx, params }) =>
  Response.json(await getTrace(ctx, TraceId.parse(params.id))),
);
