import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { GapsView } from "@/components/gaps/gaps-view";
import { gapsCache, gapsParams } from "@/lib/client/gaps";
import { getQueryClient } from "@/lib/client/query-client";
import { loadViewParams } from "@/lib/client/view-params";
import { GapsQuery } from "@/lib/contracts/gaps";
import { pageContext } from "@/lib/http/page-context";
import { getGaps } from "@/lib/services/gaps/get-gaps";

export const metadata: Metadata = { title: "Context gaps" };

export default async function GapsPage({ searchParams }: PageProps<"/gaps">) {
  const search = await searchParams;
  const { figures } = await pageContext(search);
  const { project, range, from, to } = loadViewParams(search);
  const view = { range, from, to };
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...gapsCache.period(project, view),
    queryFn: () => getGaps(figures, GapsQuery.parse(gapsParams(view))),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <GapsView />
    </HydrationBoundary>
  );
}
