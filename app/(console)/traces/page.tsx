import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { TraceList } from "@/components/traces/trace-list";
import { getQueryClient } from "@/lib/client/query-client";
import { traceListParams, tracesCache } from "@/lib/client/traces";
import { loadViewParams } from "@/lib/client/view-params";
import { TraceListQuery } from "@/lib/contracts/trace";
import { pageContext } from "@/lib/http/page-context";
import { listTraces } from "@/lib/services/traces/list-traces";
import { loadTraceFilters } from "./search-params";

export const metadata: Metadata = { title: "Traces" };

export default async function TracesPage({ searchParams }: PageProps<"/traces">) {
  const search = await searchParams;
  const { ctx, project } = await pageContext(search);
  const { project: slug, range, from, to } = loadViewParams(search);
  const view = { project: slug, range: { range, from, to }, filters: loadTraceFilters(search) };
  const queryClient = getQueryClient();
  void queryClient.prefetchInfiniteQuery({
    ...tracesCache.list(view),
    queryFn: () => listTraces(ctx, TraceListQuery.parse(traceListParams(view, null))),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <TraceList projectSlug={project.slug} />
    </HydrationBoundary>
  );
}
