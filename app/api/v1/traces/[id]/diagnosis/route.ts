import { TraceId } from "@/lib/domain/ids";
import { apiRoute } from "@/lib/http/route";
import { getDiagnosis } from "@/lib/services/diagnosis/get-diagnosis";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (_request, { ctx, params }) =>
  Response.json(await getDiagnosis(ctx, TraceId.parse(params.id))),
);
