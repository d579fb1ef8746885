import { listAgentLoads } from "@/db/queries/agent-loads";
import { type AgentRow, listAgents } from "@/db/queries/runtime/agents";
import type { AgentStatsDto, AgentStatsList, AgentStatsQuery } from "@/lib/contracts/agent-stats";
import { sumRollups } from "@/lib/domain/rollups/figures";
import type { ServiceContext } from "../context";
import { toLatency, toRate } from "../pairs/to-figures";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { type KeyedRollup, sumPeriod } from "../stats/sum-rollup";

/** Every agent that is known or took part, with what it did in a period; of too many, the busiest. */
export async function listAgentStats(
  ctx: ServiceContext,
  { name: only, q = "", limit, ...period }: AgentStatsQuery,
): Promise<AgentStatsList> {
  requireScope(ctx, "read");
  const { projectId } = ctx;
  const { pairs, loads, known } = await readInTime(ctx, {}, async (reader) => ({
    pairs: await sumPeriod(reader, {
      // Each handoff once, as by pair, without the histograms of what nobody asks for here.
      dimension: "pair_start",
      component: "handoff",
      agent: only,
      ...period,
    }),
    loads: await listAgentLoads(reader.db, projectId),
    known: await listAgents(reader.db, projectId),
  }));
  const byName = Map.groupBy(known, ({ name }) => name);
  const given = Map.groupBy(pairs, ({ a }) => a);
  const got = Map.groupBy(pairs, ({ b }) => b);
  const loadOf = new Map(loads.map(({ name, load }) => [name, load]));
  const wanted = q.toLowerCase();
  const isWanted = (name: string) =>
    only === undefined ? name.toLowerCase().includes(wanted) : name === only;
  const names = new Set([...given.keys(), ...got.keys(), ...loadOf.keys(), ...byName.keys()]);
  const volumeOf = (name: string) => countOf(given.get(name)) + countOf(got.get(name));
  const found = [...names]
    .filter((name): name is string => name !== null && isWanted(name))
    .map((name) => ({ name, volume: volumeOf(name) }))
    .sort((one, other) => other.volume - one.volume || compareNames(one, other));
  const shown = found.slice(0, limit).sort(compareNames);
  return {
    items: shown.map(({ name }) => ({
      name,
      ...identityOf(byName.get(name) ?? []),
      load: loadOf.get(name) ?? 0,
      ...figuresOf({ given: given.get(name) ?? [], got: got.get(name) ?? [] }),
    })),
    next_cursor: null,
    total: found.length,
  };
}

function countOf(sums: readonly KeyedRollup[] = []): number {
  return sums.reduce((sum, { count }) => sum + count, 0);
}

/** By code points, as PostgreSQL's "C": no locale decides which of two names is first. */
function compareNames(one: { name: string }, other: { name: string }): number {
  return Buffer.compare(Buffer.from(one.name), Buffer.from(other.name));
}

function figuresOf({
  given,
  got,
}: Record<"given" | "got", KeyedRollup[]>): Pick<
  AgentStatsDto,
  "handoffs_out" | "in" | "handoff_ms"
> {
  const received = sumRollups(got);
  return {
    handoffs_out: countOf(given),
    in: toRate(received),
    handoff_ms: toLatency(received),
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
