import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { FindingList } from "@/lib/contracts/finding";
import type { FindingCauseDetail, FindingCauseList } from "@/lib/contracts/finding-cause";
import { getJson } from "./get-json";
import { periodParams } from "./pairs";
import type { TraceKey } from "./traces";
import type { ViewRange } from "./view-params";

const FINDINGS_PER_PAGE = 200;
const OPEN_POLL_MS = 5_000;
const EFFECTS_STALE_MS = 300_000;

const CAUSES_PER_PAGE = 50;
export const EXAMPLES_PER_PAGE = 20;
const LIVE_POLL_MS = 15_000;

export type CauseFilters = {
  status: string;
  kind: string | null;
  severity: string | null;
  q: string;
};
type CausesKey = { project: string | null; range: ViewRange; filters: CauseFilters };

/** The list's filters as the API takes them. */
export function causeParams({ range, filters }: Omit<CausesKey, "project">) {
  return { ...periodParams(range), ...filters, q: filters.q.trim() };
}

export const findingsCache = {
  all: ["findings"] as const,
  /** What is wrong in a period, a page of causes at a time. */
  causes: ({ project, isLive, ...key }: CausesKey & { isLive: boolean }) =>
    infiniteQueryOptions({
      queryKey: ["findings", "causes", project, key.range, key.filters],
      queryFn: ({ pageParam, signal }): Promise<FindingCauseList> =>
        getJson(
          "/api/v1/findings/causes",
          async () => (await import("@/lib/contracts/finding-cause")).FindingCauseList,
          {
            project,
            params: { ...causeParams(key), cursor: pageParam, limit: CAUSES_PER_PAGE },
            signal,
          },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
      refetchInterval: isLive ? LIVE_POLL_MS : false,
    }),
  cause: ({ project, id, range }: { project: string | null; id: string; range: ViewRange }) =>
    queryOptions({
      queryKey: ["findings", "cause", project, id, range],
      queryFn: ({ signal }): Promise<FindingCauseDetail> =>
        getJson(
          `/api/v1/findings/causes/${encodeURIComponent(id)}`,
          async () => (await import("@/lib/contracts/finding-cause")).FindingCauseDetail,
          {
            project,
            params: periodParams(range),
            signal,
          },
        ),
    }),
  /** Where a cause was found, the newest trace first. */
  ofCause: ({ project, id, range }: { project: string | null; id: string; range: ViewRange }) =>
    infiniteQueryOptions({
      queryKey: ["findings", "of-cause", project, id, range],
      queryFn: ({ pageParam, signal }): Promise<FindingList> =>
        getJson(
          "/api/v1/findings",
          async () => (await import("@/lib/contracts/finding")).FindingList,
          {
            project,
            params: {
              ...periodParams(range),
              cause_id: id,
              cursor: pageParam,
              limit: EXAMPLES_PER_PAGE,
            },
            signal,
          },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
  /** The same with what each goes with in the project, which takes longer: by kind. */
  effectsOfTrace: ({ project, id }: TraceKey) =>
    queryOptions({
      queryKey: ["findings", "effects", project, id],
      queryFn: ({ signal }): Promise<FindingList> =>
        getJson(
          "/api/v1/findings",
          async () => (await import("@/lib/contracts/finding")).FindingList,
          {
            project,
            params: { trace_id: id, effects: "true", limit: FINDINGS_PER_PAGE },
            signal,
          },
        ),
      select: ({ items }) => new Map(items.map((item) => [item.kind, item.project_effect])),
      staleTime: EFFECTS_STALE_MS,
    }),
  /** What was found in one trace. */
  ofTrace: ({ project, id }: TraceKey, isOpen = false) =>
    infiniteQueryOptions({
      queryKey: ["findings", "trace", project, id],
      queryFn: ({ pageParam, signal }): Promise<FindingList> =>
        getJson(
          "/api/v1/findings",
          async () => (await import("@/lib/contracts/finding")).FindingList,
          {
            project,
            params: { trace_id: id, cursor: pageParam, limit: FINDINGS_PER_PAGE },
            signal,
          },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
      refetchInterval: isOpen ? OPEN_POLL_MS : false,
    }),
};
