import { HandoffQuery } from "@/lib/contracts/handoff";
import { HandoffId } from "@/lib/domain/ids";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { getHandoff } from "@/lib/services/handoffs/get-handoff";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (request, { ctx, params }) => {
  const { trace_id: traceId, inline_bytes_max: inlineBytesMax } = readQuery(request, HandoffQuery);
  const key = { id: HandoffId.parse(params.id), traceId, inlineBytesMax };
  return Response.json(await getHandoff(ctx, key));
});
