import { PayloadPartQuery } from "@/lib/contracts/payload";
import { TraceId } from "@/lib/domain/ids";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { getPayloadPart } from "@/lib/services/traces/get-payload-part";

export const GET = apiRoute<{ id: string; payload: string }>(
  { scope: "read" },
  async (request, { ctx, params }) => {
    const key = { traceId: TraceId.parse(params.id), payload: params.payload };
    return Response.json(await getPayloadPart(ctx, key, readQuery(request, PayloadPartQuery)));
  },
);
