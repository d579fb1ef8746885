import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type {
  MovedHandoffList,
  SimulationDetailDto,
  SimulationList,
} from "@/lib/contracts/simulation";
import { getJson } from "./get-json";

const LIVE_MS = 700;

const pathOf = (id: string) => `/api/v1/rules/simulations/${encodeURIComponent(id)}` as const;
type Flow = { rule_id: string; from_agent: string; before: string };

export const simulationsCache = {
  all: ["simulations"] as const,
  list: (project: string | null) =>
    queryOptions({
      queryKey: [...simulationsCache.all, "list", project],
      queryFn: ({ signal }): Promise<SimulationList> =>
        getJson(
          "/api/v1/rules/simulations",
          async () => (await import("@/lib/contracts/simulation")).SimulationList,
          { project, signal },
        ),
    }),
  one: (project: string | null, id: string) =>
    queryOptions({
      queryKey: [...simulationsCache.all, "one", project, id],
      queryFn: ({ signal }): Promise<SimulationDetailDto> =>
        getJson(
          pathOf(id),
          async () => (await import("@/lib/contracts/simulation")).SimulationDetailDto,
          { project, signal },
        ),
      refetchInterval: ({ state }) => (state.data?.ended_at === null ? LIVE_MS : false),
    }),
  moved: (
    project: string | null,
    { id, flow: { rule_id: rule, from_agent: from, before } }: { id: string; flow: Flow },
  ) =>
    infiniteQueryOptions({
      queryKey: [...simulationsCache.all, "moved", project, id, rule, from, before],
      queryFn: ({ pageParam, signal }): Promise<MovedHandoffList> =>
        getJson(
          `${pathOf(id)}/handoffs`,
          async () => (await import("@/lib/contracts/simulation")).MovedHandoffList,
          {
            project,
            params: { rule, from_agent: from, before, cursor: pageParam },
            signal,
          },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
};
