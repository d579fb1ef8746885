import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { withQueryOf } from "@/components/traces/list-params";
import { TraceList } from "@/components/traces/trace-list";
import { getQueryClient } from "@/lib/client/query-client";
import { traceListParams, tracesCache } from "@/lib/client/traces";
import { loadViewParams } from "@/lib/client/view-params";
import { TraceListQuery } from "@/lib/contracts/trace";
import { pageContext } from "@/lib/http/page-context";
import { listTraces } from "@/lib/services/traces/list-traces";
import { changeSavedViewAction, createSavedViewAction, deleteSavedViewAction } from "./actions";
import { loadListParams } from "./search-params";

export const metadata: Metadata = { title: "Traces" };

const savedViewActions = {
  createView: createSavedViewAction,
  changeView: changeSavedViewAction,
  deleteView: deleteSavedViewAction,
};

export default async function TracesPage({ searchParams }: PageProps<"/traces">) {
  const search = await searchParams;
  const withQuery = withQueryOf(search);
  if (withQuery) redirect(`/traces?${withQuery}`);
  const { ctx, project } = await pageContext(search);
  const { project: slug, range, from, to } = loadViewParams(search);
  const { q, sort, order } = loadListParams(search);
  const view = { project: slug, range: { range, from, to }, q, order: { sort, order } };
  const queryClient = getQueryClient();
  const query = TraceListQuery.safeParse(traceListParams(view, null));
  if (query.success) {
    void queryClient.prefetchInfiniteQuery({
      ...tracesCache.list(view),
      queryFn: () => listTraces(ctx, query.data),
    });
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <TraceList projectSlug={project.slug} savedViewActions={savedViewActions} />
    </HydrationBoundary>
  );
}
