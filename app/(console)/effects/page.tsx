import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { EffectsView } from "@/components/effects/effects-view";
import { effectsCache } from "@/lib/client/effects";
import { periodParams } from "@/lib/client/pairs";
import { getQueryClient } from "@/lib/client/query-client";
import { loadViewParams } from "@/lib/client/view-params";
import { StatsPeriodQuery } from "@/lib/contracts/pair";
import { pageContext } from "@/lib/http/page-context";
import { getEffects } from "@/lib/services/effects/get-effects";

export const metadata: Metadata = { title: "Effects" };

export default async function EffectsPage({ searchParams }: PageProps<"/effects">) {
  const search = await searchParams;
  const { figures } = await pageContext(search);
  const { project, range, from, to } = loadViewParams(search);
  const of = { project, range: { range, from, to } };
  const period = StatsPeriodQuery.parse(periodParams(of.range));
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...effectsCache.all(of),
    queryFn: () => getEffects(figures, period),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <EffectsView />
    </HydrationBoundary>
  );
}
