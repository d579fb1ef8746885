import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";
import { isNewestFirst, tracesCache, type TraceListView } from "@/lib/client/traces";
import { isLiveView, type ViewParams } from "@/lib/client/view-params";
import { parseQuery } from "@/lib/domain/query/parse-query";

/**
 * The pages read so far and the live updates on top of them. The server draws the skeleton: what it
 * prefetched may have arrived before the browser hydrates, and both must draw the same.
 */
export function useTraceList(listView: TraceListView, view: ViewParams) {
  const isReadable = parseQuery(listView.q).kind === "parsed";
  const list = useInfiniteQuery({ ...tracesCache.list(listView), enabled: isReadable });
  const live = useQuery({
    ...tracesCache.live(listView),
    enabled: isLiveView(view) && isNewestFirst(listView.order) && list.isSuccess,
  });
  const data = useHydrated() ? list.data : undefined;
  const traces = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const older = useQuery({
    ...tracesCache.older(listView),
    enabled: data !== undefined && !list.hasNextPage,
  });
  return {
    isReadable,
    list,
    live,
    traces,
    unindexed: data?.pages[0]?.unindexed ?? 0,
    isLoaded: data !== undefined,
    hasOlder: !list.hasNextPage && older.data === true,
  };
}
