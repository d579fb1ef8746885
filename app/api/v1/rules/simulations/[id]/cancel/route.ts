import { apiRoute } from "@/lib/http/route";
import { cancelSimulation } from "@/lib/services/routing/simulations/cancel-simulation";

export const POST = apiRoute<{ id: string }>(
  { scope: "admin" },
  async (_request, { ctx, params }) => Response.json(await cancelSimulation(ctx, params.id)),
);
