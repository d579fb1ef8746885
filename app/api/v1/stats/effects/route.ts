import { EffectsQuery } from "@/lib/contracts/effects";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { getEffects } from "@/lib/services/effects/get-effects";

export const GET = apiRoute({ scope: "read", reads: "replica" }, async (request, { ctx }) =>
  Response.json(await getEffects(ctx, readQuery(request, EffectsQuery))),
);
