import { queryOptions } from "@tanstack/react-query";
import type { AgentStatsList } from "@/lib/contracts/agent-stats";
import type { HandoffList } from "@/lib/contracts/handoff";
import type { PairDetailDto, PairLatencyDto, PairList } from "@/lib/contracts/pair";
import { getJson } from "./get-json";
import { type ViewRange, viewPeriod } from "./view-params";

type Pair = { project: string | null; from: string; to: string };
type PairInTime = Pair & { range: ViewRange };
/** Figures of one pair of agents only. */
export type PairEnds = { from_agent?: string; to_agent?: string };

const RECENT_MAX = 20;
const pathOf = ({ from, to }: Pair) =>
  `/api/v1/pairs/${encodeURIComponent(from)}/${encodeURIComponent(to)}` as const;

export const pairsCache = {
  latency: (pair: Pair) =>
    queryOptions({
      queryKey: ["pairs", "latency", pair.project, pair.from, pair.to],
      queryFn: ({ signal }): Promise<PairLatencyDto> =>
        getJson(
          `${pathOf(pair)}/latency`,
          async () => (await import("@/lib/contracts/pair")).PairLatencyDto,
          { project: pair.project, signal },
        ),
    }),
  list: (project: string | null, range: ViewRange, agent?: string) =>
    queryOptions({
      queryKey: ["pairs", "list", project, range, agent ?? null],
      queryFn: ({ signal }): Promise<PairList> =>
        getJson("/api/v1/pairs", async () => (await import("@/lib/contracts/pair")).PairList, {
          project,
          params: { ...periodParams(range), agent },
          signal,
        }),
    }),
  one: ({ range, ...pair }: PairInTime) =>
    queryOptions({
      queryKey: ["pairs", "one", pair.project, pair.from, pair.to, range],
      queryFn: ({ signal }): Promise<PairDetailDto> =>
        getJson(pathOf(pair), async () => (await import("@/lib/contracts/pair")).PairDetailDto, {
          project: pair.project,
          params: periodParams(range),
          signal,
        }),
    }),
};

type AgentsInTime = { project: string | null; range: ViewRange };

export const agentStatsCache = {
  all: ["agent-stats"] as const,
  /** Those that have `q` in their name, as many as a page shows. */
  list: ({ q, ...place }: AgentsInTime & { q: string }) =>
    agentStats(place, { limit: AGENTS_SHOWN, ...(q === "" ? {} : { q }) }),
  one: ({ name, ...place }: AgentsInTime & { name: string }) => agentStats(place, { name }),
};

/** A page with all of ten thousand takes the browser half a minute. */
export const AGENTS_SHOWN = 100;

function agentStats({ project, range }: AgentsInTime, asked: Record<string, string | number>) {
  return queryOptions({
    queryKey: [...agentStatsCache.all, project, range, asked],
    queryFn: ({ signal }): Promise<AgentStatsList> =>
      getJson(
        "/api/v1/stats/agents",
        async () => (await import("@/lib/contracts/agent-stats")).AgentStatsList,
        { project, params: { ...periodParams(range), ...asked }, signal },
      ),
  });
}

type Between = {
  project: string | null;
  range: ViewRange;
  fromAgent?: string;
  toAgent?: string;
  outcome?: "failed";
};

/** The latest handoffs of a pair, or to an agent. */
export const recentHandoffsCache = {
  list: ({ project, range, fromAgent, toAgent, outcome }: Between) =>
    queryOptions({
      queryKey: [
        "recent-handoffs",
        project,
        range,
        fromAgent ?? null,
        toAgent ?? null,
        outcome ?? null,
      ],
      queryFn: ({ signal }): Promise<HandoffList> =>
        getJson(
          "/api/v1/handoffs",
          async () => (await import("@/lib/contracts/handoff")).HandoffList,
          {
            project,
            params: {
              ...periodParams(range),
              from_agent: fromAgent,
              to_agent: toAgent,
              outcome,
              limit: RECENT_MAX,
            },
            signal,
          },
        ),
    }),
};

/** The period as the API takes it, resolved when the request is made. */
export function periodParams(range: ViewRange): { from?: string; to?: string } {
  return viewPeriod(range, new Date());
}
