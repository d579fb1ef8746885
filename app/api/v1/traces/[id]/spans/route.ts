import { SpanListQuery } from "@/lib/contracts/trace";
import { TraceId } from "@/lib/domain/ids";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { getSpanSkeleton } from "@/lib/services/traces/get-span-skeleton";
import { listSpans } from "@/lib/services/traces/list-spans";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (request, { ctx, params }) => {
  const id = TraceId.parse(params.id);
  const { shape, ...page } = readQuery(request, SpanListQuery);
  const spans = shape === "skeleton" ? getSpanSkeleton(ctx, id) : listSpans(ctx, id, page);
  return Response.json(await spans);
});
