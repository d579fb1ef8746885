import { RatingSampleQuery } from "@/lib/contracts/rating-sample";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { drawSample } from "@/lib/services/ratings/draw-sample";

export const GET = apiRoute({ scope: "read" }, async (request, { ctx }) =>
  Response.json(await drawSample(ctx, readQuery(request, RatingSampleQuery))),
);
