import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { createLoader } from "nuqs/server";
import { ratingParsers } from "@/components/ratings/rating-params";
import { RatingsView } from "@/components/ratings/ratings-view";
import { periodParams } from "@/lib/client/pairs";
import { getQueryClient } from "@/lib/client/query-client";
import { ratingSampleCache } from "@/lib/client/rating-sample";
import { loadViewParams } from "@/lib/client/view-params";
import { RatingSampleQuery } from "@/lib/contracts/rating-sample";
import { pageContext } from "@/lib/http/page-context";
import { drawSample } from "@/lib/services/ratings/draw-sample";

export const metadata: Metadata = { title: "Ratings" };

const loadRatingParams = createLoader(ratingParsers);

export default async function RatingsPage({ searchParams }: PageProps<"/ratings">) {
  const search = await searchParams;
  const { ctx } = await pageContext(search);
  const { project, range, from, to } = loadViewParams(search);
  const { at: _at, ...drawn } = loadRatingParams(search);
  const period = { range, from, to };
  const queryClient = getQueryClient();
  void queryClient.prefetchQuery({
    ...ratingSampleCache.of({ project, range: period, ...drawn }),
    queryFn: () => drawSample(ctx, RatingSampleQuery.parse({ ...periodParams(period), ...drawn })),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <RatingsView />
    </HydrationBoundary>
  );
}
