import type { SimulationRow } from "@/db/queries/simulations";
import type { SimulationDto } from "@/lib/contracts/simulation";

export function toSimulationDto(row: Omit<SimulationRow, "document" | "result">): SimulationDto {
  return {
    id: row.id,
    status: row.status,
    total: row.total,
    counted: row.counted,
    asked_by: row.askedBy,
    created_at: row.createdAt.toISOString(),
    ended_at: row.endedAt?.toISOString() ?? null,
  };
}
