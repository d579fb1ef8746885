import { endSimulation } from "@/db/queries/simulations";
import type { SimulationDto } from "@/lib/contracts/simulation";
import type { ServiceContext } from "../../context";
import { requireScope } from "../../require-scope";
import { requireSimulation } from "./get-simulation";
import { toSimulationDto } from "./to-simulation-dto";

/** One that has ended stays as it ended. */
export async function cancelSimulation(ctx: ServiceContext, id: string): Promise<SimulationDto> {
  requireScope(ctx, "admin");
  const key = { projectId: ctx.projectId, id };
  const ended = await endSimulation(ctx.db, key, { status: "cancelled" });
  return toSimulationDto(ended ?? (await requireSimulation(ctx, id)));
}
