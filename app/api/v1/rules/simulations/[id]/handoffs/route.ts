import { MovedHandoffsQuery } from "@/lib/contracts/simulation";
import { readQuery } from "@/lib/http/read-query";
import { apiRoute } from "@/lib/http/route";
import { listMovedHandoffs } from "@/lib/services/routing/simulations/list-moved-handoffs";

export const GET = apiRoute<{ id: string }>(
  { scope: "read" },
  async (request, { ctx, params: { id } }) =>
    Response.json(await listMovedHandoffs(ctx, { ...readQuery(request, MovedHandoffsQuery), id })),
);
