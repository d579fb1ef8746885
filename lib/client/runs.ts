import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { RunDto, RunList } from "@/lib/contracts/run";
import type { WorkflowList } from "@/lib/contracts/workflow";
import type { RunStatus } from "@/lib/domain/orchestration/run-state";
import { getJson } from "./get-json";
import { unlessTold } from "./live";

const LIVE_MS = 1_000;
const LIST_LIVE_MS = 5_000;

export const runsCache = {
  all: ["runs"] as const,
  list: (project: string | null, status: RunStatus | null) =>
    infiniteQueryOptions({
      queryKey: [...runsCache.all, "list", project, status],
      queryFn: ({ pageParam, signal }): Promise<RunList> =>
        getJson("/api/v1/runs", async () => (await import("@/lib/contracts/run")).RunList, {
          project,
          params: { cursor: pageParam, status },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
      refetchInterval: unlessTold(LIST_LIVE_MS),
    }),
  one: (project: string | null, id: string) =>
    queryOptions({
      queryKey: [...runsCache.all, "one", project, id],
      queryFn: ({ signal }): Promise<RunDto> =>
        getJson(
          `/api/v1/runs/${encodeURIComponent(id)}`,
          async () => (await import("@/lib/contracts/run")).RunDto,
          { project, signal },
        ),
      // Somebody else may decide what it waits for; one that ended stays as it is.
      refetchInterval: ({ state }) =>
        state.data === undefined || state.data.ended_at === null ? unlessTold(LIVE_MS)() : false,
    }),
};

export const workflowsCache = {
  all: ["workflows"] as const,
  list: (project: string | null) =>
    queryOptions({
      queryKey: [...workflowsCache.all, project],
      queryFn: ({ signal }): Promise<WorkflowList> =>
        getJson(
          "/api/v1/workflows",
          async () => (await import("@/lib/contracts/workflow")).WorkflowList,
          { project, signal },
        ),
      // A worker brings the shipped ones to a project that is new.
      refetchInterval: ({ state }) => (state.data?.items.length === 0 ? LIVE_MS : false),
    }),
};
