import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PairView } from "@/components/pairs/pair-view";
import { contractsCache } from "@/lib/client/contracts";
import { effectsCache } from "@/lib/client/effects";
import { gapsCache, gapsParams } from "@/lib/client/gaps";
import { markersCache } from "@/lib/client/markers";
import { pairsCache, periodParams } from "@/lib/client/pairs";
import { getQueryClient } from "@/lib/client/query-client";
import { loadViewParams } from "@/lib/client/view-params";
import { EffectsQuery } from "@/lib/contracts/effects";
import { GapsQuery } from "@/lib/contracts/gaps";
import { StatsPeriodQuery } from "@/lib/contracts/pair";
import { pageContext } from "@/lib/http/page-context";
import { readAgentSegment } from "@/lib/http/path-segment";
import { getContract } from "@/lib/services/contracts/get-contract";
import { getEffects } from "@/lib/services/effects/get-effects";
import { getGaps } from "@/lib/services/gaps/get-gaps";
import { listMarkers } from "@/lib/services/markers/list-markers";
import { getPair } from "@/lib/services/pairs/get-pair";
import { saveContractAction, tryContractAction } from "../../../agents/actions";

export const metadata: Metadata = { title: "Pair" };

export default async function PairPage({ params, searchParams }: PageProps<"/pairs/[from]/[to]">) {
  const search = await searchParams;
  const named = await params;
  const fromAgent = readAgentSegment(named.from);
  const toAgent = readAgentSegment(named.to);
  if (fromAgent === undefined || toAgent === undefined) notFound();
  const { ctx, figures, project } = await pageContext(search);
  const { project: slug, range, from, to } = loadViewParams(search);
  const view = { range, from, to };
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...pairsCache.one({ project: slug, from: fromAgent, to: toAgent, range: view }),
    queryFn: () =>
      getPair(figures, { ...StatsPeriodQuery.parse(periodParams(view)), fromAgent, toAgent }),
  });
  void queryClient.prefetchQuery({
    ...markersCache.list(slug, view),
    queryFn: () => listMarkers(ctx, StatsPeriodQuery.parse(periodParams(view))),
  });
  const pair = { from: fromAgent, to: toAgent };
  const ends = { from_agent: fromAgent, to_agent: toAgent };
  void queryClient.prefetchQuery({
    ...gapsCache.period(slug, view, ends),
    queryFn: () => getGaps(ctx, GapsQuery.parse({ ...gapsParams(view), ...ends })),
  });
  void queryClient.prefetchQuery({
    ...effectsCache.all({ project: slug, range: view, ends }),
    queryFn: () => getEffects(ctx, EffectsQuery.parse({ ...periodParams(view), ...ends })),
  });
  void queryClient.prefetchQuery({
    ...contractsCache.one(slug, pair),
    queryFn: () => getContract(ctx, pair),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PairView
        pair={pair}
        project={project.slug}
        actions={{ save: saveContractAction, try: tryContractAction }}
      />
    </HydrationBoundary>
  );
}
