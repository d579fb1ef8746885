import { HandoffQuery } from "@/lib/contracts/handoff";
import { RatingBody } from "@/lib/contracts/rating";
import { HandoffId } from "@/lib/domain/ids";
import { readJson } from "@/lib/http/read-json";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { rateHandoff } from "@/lib/services/ratings/rate-handoff";

export const POST = apiRoute<{ id: string }>({}, async (request, { ctx, params }) => {
  const { trace_id: traceId } = readQuery(request, HandoffQuery);
  const rating = await readJson(request, RatingBody);
  const key = { id: HandoffId.parse(params.id), traceId };
  return Response.json(await rateHandoff(ctx, { ...rating, ...key }), { status: 201 });
});
