import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TracePage } from "@/components/trace/trace-page";
import { getQueryClient } from "@/lib/client/query-client";
import { tracesCache } from "@/lib/client/traces";
import { loadViewParams } from "@/lib/client/view-params";
import { AppError } from "@/lib/errors";
import { pageContext } from "@/lib/http/page-context";
import { getSpanSkeleton } from "@/lib/services/traces/get-span-skeleton";
import { getTrace } from "@/lib/services/traces/get-trace";
import { readTraceId } from "./trace-id";

export const metadata: Metadata = { title: "Trace" };

/** More spans than this would make the page itself heavy; the browser asks for them afterwards. */
const SPANS_IN_PAGE_MAX = 500;

export default async function TraceRoute({ params, searchParams }: PageProps<"/traces/[traceId]">) {
  const [{ traceId }, search] = await Promise.all([params, searchParams]);
  const id = readTraceId(traceId);
  if (id === undefined) notFound();
  const { ctx } = await pageContext(search);
  const detail = await getTrace(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  });
  const key = { project: loadViewParams(search).project, id };
  const queryClient = getQueryClient();
  queryClient.setQueryData(tracesCache.detail(key).queryKey, detail);
  if (detail.trace.span_count <= SPANS_IN_PAGE_MAX) {
    void queryClient.prefetchQuery({
      ...tracesCache.spans(key),
      queryFn: () => getSpanSkeleton(ctx, id),
    });
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <TracePage key={id} traceId={id} />
    </HydrationBoundary>
  );
}
