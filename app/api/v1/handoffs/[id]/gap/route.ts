import { HandoffQuery } from "@/lib/contracts/handoff";
import { HandoffId } from "@/lib/domain/ids";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { getHandoffGap } from "@/lib/services/context/get-handoff-gap";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (request, { ctx, params }) => {
  const { trace_id: traceId } = readQuery(request, HandoffQuery);
  return Response.json(await getHandoffGap(ctx, { id: HandoffId.parse(params.id), traceId }));
});
