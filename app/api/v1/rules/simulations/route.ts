import { StartSimulationRequest } from "@/lib/contracts/simulation";
import { readJson } from "@/lib/http/read-json";
import { apiRoute } from "@/lib/http/route";
import { getSimulations } from "@/lib/services/routing/simulations/get-simulation";
import { startSimulation } from "@/lib/services/routing/simulations/start-simulation";

export const GET = apiRoute({ scope: "read" }, async (_request, { ctx }) =>
  Response.json(await getSimulations(ctx)),
);

export const POST = apiRoute({ scope: "admin" }, async (request, { ctx }) => {
  const asked = await readJson(request, StartSimulationRequest);
  return Response.json(await startSimulation(ctx, asked), { status: 202 });
});
