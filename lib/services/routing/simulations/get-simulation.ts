import { findSimulation, listSimulations, type SimulationRow } from "@/db/queries/simulations";
import type { SimulationDetailDto, SimulationList } from "@/lib/contracts/simulation";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../../context";
import { requireScope } from "../../require-scope";
import { toSimulationDto } from "./to-simulation-dto";

const LISTED_MAX = 20;

export async function getSimulation(ctx: ServiceContext, id: string): Promise<SimulationDetailDto> {
  requireScope(ctx, "read");
  const row = await requireSimulation(ctx, id);
  return { ...toSimulationDto(row), document: row.document, result: row.result };
}

/** The newest first; older ones are not kept. */
export async function getSimulations(ctx: ServiceContext): Promise<SimulationList> {
  requireScope(ctx, "read");
  const rows = await listSimulations(ctx.db, { projectId: ctx.projectId, limit: LISTED_MAX });
  return { items: rows.map(toSimulationDto) };
}

export async function requireSimulation(ctx: ServiceContext, id: string): Promise<SimulationRow> {
  const row = await findSimulation(ctx.db, { projectId: ctx.projectId, id });
  if (!row) throw new AppError("not_found", `There is no simulation ${id}.`);
  return row;
}
