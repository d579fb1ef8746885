import { apiRoute } from "@/lib/http/route";
import { getSimulation } from "@/lib/services/routing/simulations/get-simulation";

export const GET = apiRoute<{ id: string }>({ scope: "read" }, async (_request, { ctx, params }) =>
  Response.json(await getSimulation(ctx, params.id)),
);
