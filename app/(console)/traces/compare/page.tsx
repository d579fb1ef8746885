import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { CompareView } from "@/components/compare/compare-view";
import { compareCache } from "@/lib/client/compare";
import { getQueryClient } from "@/lib/client/query-client";
import { loadViewParams } from "@/lib/client/view-params";
import { CompareQuery } from "@/lib/contracts/compare";
import { pageContext } from "@/lib/http/page-context";
import { compareTraces } from "@/lib/services/compare/compare-traces";
import { loadCompareParams } from "./search-params";

export const metadata: Metadata = { title: "Compare traces" };

export default async function ComparePage({ searchParams }: PageProps<"/traces/compare">) {
  const search = await searchParams;
  const { ctx } = await pageContext(search);
  const ids = CompareQuery.safeParse(loadCompareParams(search));
  const queryClient = getQueryClient();
  if (ids.success) {
    void queryClient.prefetchQuery({
      ...compareCache.pair(loadViewParams(search).project, ids.data),
      queryFn: () => compareTraces(ctx, ids.data),
    });
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <CompareView />
    </HydrationBoundary>
  );
}
