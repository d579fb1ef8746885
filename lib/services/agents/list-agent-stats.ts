import { type AgentFigures, listAgentFigures } from "@/db/queries/pair-stats";
import { type AgentRow, listAgents } from "@/db/queries/runtime/agents";
import type { AgentStatsDto, AgentStatsList } from "@/lib/contracts/agent-stats";
import { IMPORT_SOURCE } from "@/lib/contracts/ingest";
import type { StatsPeriodQuery } from "@/lib/contracts/pair";
import type { ServiceContext } from "../context";
import { toLatency, toRate } from "../pairs/to-figures";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";

const NOTHING = { count: 0, decided: 0, succeeded: 0, handoff: null };

/** Every agent that is known or took part, with what it did in a period. */
export async function listAgentStats(
  ctx: ServiceContext,
  period: StatsPeriodQuery,
): Promise<AgentStatsList> {
  requireScope(ctx, "read");
  const { projectId } = ctx;
  const { figures, known } = await readInTime(ctx, {}, async ({ db }) => ({
    figures: await listAgentFigures(db, {
      projectId,
      sourceWithoutTimes: IMPORT_SOURCE,
      ...period,
    }),
    known: await listAgents(db, projectId),
  }));
  const byName = Map.groupBy(known, ({ name }) => name);
  return {
    items: figures.map((one) => toAgentStats(one, byName.get(one.name) ?? [])),
    next_cursor: null,
  };
}

function toAgentStats(figures: AgentFigures, known: readonly AgentRow[]): AgentStatsDto {
  const { name, load, out, in: got } = figures;
  return {
    name,
    ...identityOf(known),
    load,
    handoffs_out: out?.count ?? 0,
    in: toRate(got ?? NOTHING),
    handoff_ms: toLatency(got?.handoff ?? null),
  };
}

/** The registered one speaks for all of a name; what others declared fills the gaps. */
function identityOf(known: readonly AgentRow[]) {
  return {
    services: known.flatMap(({ service }) => (service === "" ? [] : [service])),
    role: known.find(({ role }) => role !== null)?.role ?? null,
    kind: known.find(({ kind }) => kind !== null)?.kind ?? null,
    is_down: known.some(({ isDown }) => isDown),
    capabilities: [...new Set(known.flatMap(({ capabilities }) => capabilities))],
    description: known.find(({ description }) => description !== null)?.description ?? null,
  };
}
