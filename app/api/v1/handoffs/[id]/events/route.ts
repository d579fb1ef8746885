import { HandoffEventsQuery } from "@/lib/contracts/handoff";
import { HandoffId } from "@/lib/domain/ids";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listHandoffEvents } from "@/lib/services/handoffs/list-handoff-events";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (request, { ctx, params }) => {
  const { trace_id: traceId, ...page } = readQuery(request, HandoffEventsQuery);
  const key = { id: HandoffId.parse(params.id), traceId, ...page };
  return Response.json(await listHandoffEvents(ctx, key));
});
