import { ChangeFindingBody } from "@/lib/contracts/finding-cause";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { changeCause } from "@/lib/services/findings/change-cause";

export const PATCH = apiRoute<{ id: string }>({}, async (request, { ctx, params }) => {
  const change = await readJson(request, ChangeFindingBody);
  return Response.json(await changeCause(ctx, { ...change, id: params.id }));
});
