import { HandoffQuery } from "@/lib/contracts/handoff";
import { HandoffId } from "@/lib/domain/ids";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { getContractCheck } from "@/lib/services/context/get-contract-check";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (request, { ctx, params }) => {
  const { trace_id: traceId } = readQuery(request, HandoffQuery);
  return Response.json(await getContractCheck(ctx, { id: HandoffId.parse(params.id), traceId }));
});
