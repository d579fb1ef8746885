import { infiniteQueryOptions, type InfiniteData, queryOptions } from "@tanstack/react-query";
import type { SpanSkeletonDto } from "@/lib/contracts/span-skeleton";
import type {
  SpanDetailDto,
  TraceDetailDto,
  TraceDto,
  TraceList,
  TraceListParams,
} from "@/lib/contracts/trace";
import type { TraceOrder } from "@/lib/domain/trace/trace-sort";
import { getJson } from "./get-json";
import { unlessTold } from "./live";
import { INLINE_BYTES_MAX } from "./payloads";
import { readSpans } from "./trace-spans";
import { type ViewRange, viewPeriod } from "./view-params";

export const TRACES_PER_PAGE = 50;
const LIVE_TRACES = 100;
const LIVE_POLL_MS = 2_000;
const IDLE_POLL_MS = 10_000;
/** Beyond this a running trace's spans are asked for less often. */
const SPANS_LIGHT_MAX = 2_000;

/** What a list of traces shows: the typed query, the time it is about, and the order. */
export type TraceListView = {
  project: string | null;
  range: ViewRange;
  q: string;
  order: TraceOrder;
};
export type TraceKey = { project: string | null; id: string };
export type TracePages = Pick<InfiniteData<TraceList>, "pages" | "pageParams">;

export const tracesCache = {
  all: ["traces"] as const,
  list: (view: TraceListView) =>
    infiniteQueryOptions({
      queryKey: [...tracesCache.all, "list", view],
      queryFn: ({ pageParam, signal }): Promise<TraceList> =>
        getJson("/api/v1/traces", async () => (await import("@/lib/contracts/trace")).TraceList, {
          project: view.project,
          params: traceListParams(view, pageParam),
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
  /** Polls the newest traces and writes them into the list, so that older pages are not asked again. */
  live: (view: TraceListView) =>
    queryOptions({
      queryKey: [...tracesCache.all, "live", view],
      queryFn: async ({ client, signal }): Promise<string | null> => {
        const latest = await getJson(
          "/api/v1/traces",
          async () => (await import("@/lib/contracts/trace")).TraceList,
          {
            project: view.project,
            params: { ...traceListParams(view, null), limit: LIVE_TRACES },
            signal,
          },
        );
        client.setQueryData<TracePages>(tracesCache.list(view).queryKey, (pages) =>
          pages === undefined ? undefined : foldLatest(pages, latest),
        );
        return latest.items[0]?.id ?? null;
      },
      refetchInterval: unlessTold(LIVE_POLL_MS),
      staleTime: 0,
    }),
  /** Whether the same query matches something before the chosen time. */
  older: (view: TraceListView) =>
    queryOptions({
      queryKey: [...tracesCache.all, "older", view],
      queryFn: async ({ signal }): Promise<boolean> => {
        const params = olderTracesParams(view, new Date());
        if (params === undefined) return false;
        const { project } = view;
        const { items } = await getJson(
          "/api/v1/traces",
          async () => (await import("@/lib/contracts/trace")).TraceList,
          { project, params, signal },
        );
        return items.length > 0;
      },
    }),
  detail: ({ project, id }: TraceKey, isLive = false) =>
    queryOptions({
      queryKey: [...tracesCache.all, "detail", project, id],
      queryFn: ({ signal }): Promise<TraceDetailDto> =>
        getJson(tracePath(id), async () => (await import("@/lib/contracts/trace")).TraceDetailDto, {
          project,
          signal,
        }),
      refetchInterval: ({ state }) => {
        if (state.data && isOpenTrace(state.data.trace)) return unlessTold(LIVE_POLL_MS)();
        return isLive ? IDLE_POLL_MS : false;
      },
    }),
  spans: ({ project, id }: TraceKey, isOpen = false) =>
    queryOptions({
      queryKey: [...tracesCache.all, "spans", project, id],
      queryFn: ({ signal }): Promise<SpanSkeletonDto> =>
        getJson(
          `${tracePath(id)}/spans`,
          async () => (await import("@/lib/contracts/span-skeleton")).SpanSkeletonDto,
          {
            project,
            params: { shape: "skeleton" },
            signal,
          },
        ),
      select: readSpans,
      refetchInterval: ({ state }) => {
        if (!isOpen) return false;
        return (state.data?.ids.length ?? 0) > SPANS_LIGHT_MAX ? IDLE_POLL_MS : LIVE_POLL_MS;
      },
    }),
  span: ({ project, id }: TraceKey, spanId: string) =>
    queryOptions({
      queryKey: [...tracesCache.all, "span", project, id, spanId],
      queryFn: ({ signal }): Promise<SpanDetailDto> =>
        getJson(
          `/api/v1/spans/${encodeURIComponent(spanId)}`,
          async () => (await import("@/lib/contracts/trace")).SpanDetailDto,
          {
            project,
            params: { trace_id: id, inline_bytes_max: INLINE_BYTES_MAX },
            signal,
          },
        ),
    }),
};

/** Something more is to be expected of this trace. */
export function isOpenTrace({ status }: Pick<TraceDto, "status">): boolean {
  return status === "running" || status === "waiting";
}

/** The list's query as the API takes it; the period is resolved when the request is made. */
export function traceListParams(
  view: TraceListView,
  cursor: string | null,
): TraceListParams & { limit: number; cursor?: string } {
  return {
    ...traceExportParams(view),
    limit: TRACES_PER_PAGE,
    ...(cursor === null ? {} : { cursor }),
  };
}

/** What a list shows, without its pages. */
export function traceExportParams({
  range,
  q,
  order,
}: TraceListView): Pick<TraceListParams, "from" | "to" | "q" | "sort" | "order"> {
  return { ...viewPeriod(range, new Date()), ...queryParams(q), ...order };
}

/** Asks for one trace from before the range; a range without a beginning leaves nothing out. */
export function olderTracesParams(
  { range, q }: TraceListView,
  now: Date,
): (TraceListParams & { limit: number }) | undefined {
  const { from } = viewPeriod(range, now);
  return from === undefined ? undefined : { ...queryParams(q), to: from, limit: 1 };
}

function queryParams(q: string): Pick<TraceListParams, "q"> {
  return q === "" ? {} : { q };
}

/** Only a list in this order can grow at its top. */
export function isNewestFirst({ sort, order }: TraceOrder): boolean {
  return sort === "started" && order === "desc";
}

/**
 * Puts the newest traces on top of what is loaded; known ones are updated in place, and what is missing
 * among the newest no longer matches. When nothing overlaps, traces between the two are missing and the
 * list starts again from the newest.
 */
export function foldLatest(pages: TracePages, latest: TraceList): TracePages {
  const [first] = pages.pages;
  if (!first) return pages;
  const byId = new Map(latest.items.map((trace) => [trace.id, trace]));
  const loaded = pages.pages.flatMap(({ items }) => items);
  const known = new Set(loaded.map(({ id }) => id));
  const isComplete = latest.next_cursor === null || latest.items.some(({ id }) => known.has(id));
  if (!isComplete) return { pages: [latest], pageParams: [null] };
  const last = latest.next_cursor === null ? undefined : latest.items.at(-1);
  const isOlder = (trace: TraceDto) => last !== undefined && newestFirst(trace, last) > 0;
  const updated = pages.pages.map((page) => ({
    ...page,
    items: page.items.flatMap((trace) => byId.get(trace.id) ?? (isOlder(trace) ? trace : [])),
  }));
  const oldest = pages.pages.at(-1)?.next_cursor === null ? undefined : loaded.at(-1);
  const isLoadedTime = (trace: TraceDto) => oldest === undefined || newestFirst(trace, oldest) < 0;
  const added = latest.items.filter((trace) => !known.has(trace.id) && isLoadedTime(trace));
  const [top = first, ...rest] = updated;
  const grown = { ...top, items: [...added, ...top.items].sort(newestFirst) };
  return { ...pages, pages: [grown, ...rest] };
}

function newestFirst(a: TraceDto, b: TraceDto): number {
  if (a.started_at !== b.started_at) return a.started_at < b.started_at ? 1 : -1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? 1 : -1;
}

function tracePath(id: string): `/api/v1/traces/${string}` {
  return `/api/v1/traces/${encodeURIComponent(id)}`;
}
