import { SpanQuery } from "@/lib/contracts/trace";
import { SpanId } from "@/lib/domain/ids";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { getSpan } from "@/lib/services/spans/get-span";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (request, { ctx, params }) => {
  const { trace_id: traceId, inline_bytes_max: inlineBytesMax } = readQuery(request, SpanQuery);
  const key = { id: SpanId.parse(params.id), traceId, inlineBytesMax };
  return Response.json(await getSpan(ctx, key));
});
