import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PatternsView } from "@/components/effects/patterns-view";
import { effectsCache } from "@/lib/client/effects";
import { periodParams } from "@/lib/client/pairs";
import { getQueryClient } from "@/lib/client/query-client";
import { loadViewParams } from "@/lib/client/view-params";
import { StatsPeriodQuery } from "@/lib/contracts/pair";
import { pageContext } from "@/lib/http/page-context";
import { listByPattern } from "@/lib/services/effects/list-levels";

export const metadata: Metadata = { title: "Patterns" };

export default async function PatternsPage({ searchParams }: PageProps<"/effects/patterns">) {
  const search = await searchParams;
  const { figures } = await pageContext(search);
  const { project, range, from, to } = loadViewParams(search);
  const of = { project, range: { range, from, to } };
  const period = StatsPeriodQuery.parse(periodParams(of.range));
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...effectsCache.byPattern(of),
    queryFn: () => listByPattern(figures, period),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PatternsView />
    </HydrationBoundary>
  );
}
