import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OverviewView } from "@/components/overview/overview-view";
import { markersCache } from "@/lib/client/markers";
import { pairsCache, periodParams } from "@/lib/client/pairs";
import { getQueryClient } from "@/lib/client/query-client";
import { statsCache } from "@/lib/client/stats";
import { isLiveView, loadViewParams, viewHref } from "@/lib/client/view-params";
import { PairListQuery, StatsPeriodQuery } from "@/lib/contracts/pair";
import { OverviewQuery } from "@/lib/contracts/stats";
import { pageContext } from "@/lib/http/page-context";
import { getConnectStatus } from "@/lib/services/connect/get-connect-status";
import { listMarkers } from "@/lib/services/markers/list-markers";
import { listPairs } from "@/lib/services/pairs/list-pairs";
import { getOverview } from "@/lib/services/stats/get-overview";
import { listByType, listBySize, listReasons } from "@/lib/services/stats/list-breakdowns";
import { listFindingKinds } from "@/lib/services/stats/list-finding-kinds";

export const metadata: Metadata = { title: "Overview" };

/** The front door; while there are no traces, the first-run page. */
export default async function OverviewPage({ searchParams }: PageProps<"/">) {
  const search = await searchParams;
  const { ctx, figures } = await pageContext(search);
  const params = loadViewParams(search);
  const { has_traces: hasTraces } = await getConnectStatus(ctx);
  if (!hasTraces) redirect(viewHref("/welcome", params));
  const { project, range, from, to } = params;
  const view = { range, from, to };
  const of = { project, range: view, isLive: isLiveView(params) };
  const queryClient = getQueryClient();
  const period = periodParams(view);
  const parsed = StatsPeriodQuery.parse(period);
  void queryClient.prefetchQuery({
    ...statsCache.overview(of),
    queryFn: () => getOverview(figures, OverviewQuery.parse(period)),
  });
  void queryClient.prefetchQuery({
    ...statsCache.byType(of),
    queryFn: () => listByType(figures, parsed),
  });
  void queryClient.prefetchQuery({
    ...statsCache.bySize(of),
    queryFn: () => listBySize(figures, parsed),
  });
  void queryClient.prefetchQuery({
    ...statsCache.reasons(of),
    queryFn: () => listReasons(figures, parsed),
  });
  void queryClient.prefetchQuery({
    ...statsCache.findings(of),
    queryFn: () => listFindingKinds(figures, parsed),
  });
  void queryClient.prefetchQuery({
    ...pairsCache.list(project, view),
    queryFn: () => listPairs(figures, PairListQuery.parse(period)),
  });
  void queryClient.prefetchQuery({
    ...markersCache.list(project, view),
    queryFn: () => listMarkers(ctx, parsed),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <OverviewView />
    </HydrationBoundary>
  );
}
