import { TraceId } from "@/lib/domain/ids";
import { apiRoute } from "@/lib/http/route";
import { getLineage } from "@/lib/services/context/get-lineage";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (_request, { ctx, params }) =>
  Response.json(await getLineage(ctx, TraceId.parse(params.id))),
);
