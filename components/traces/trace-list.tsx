"use client";

import { useMediaQuery } from "@mantine/hooks";
import type { UseBaseQueryResult } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { PageHeader } from "@/components/shared/page-header";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { useViewParams } from "@/lib/client/use-view-params";
import { countFilters, NO_FILTERS, traceFilterParsers } from "./trace-filter-params";
import { TraceFilterBar } from "./trace-filters";
import { TraceListBody } from "./trace-list-body";
import { TraceListEmpty } from "./trace-list-empty";
import { TraceListSkeleton } from "./trace-list-skeleton";
import { useTraceList } from "./use-trace-list";

const PHONE = "(max-width: 47.99em)";

/** Every trace of the project in the chosen time, newest first. */
export function TraceList({ projectSlug }: { projectSlug: string }) {
  const [view, setView] = useViewParams();
  const [filters, setFilters] = useQueryStates(traceFilterParsers, { history: "replace" });
  const { project, range, from, to } = view;
  const listView = { project, range: { range, from, to }, filters };
  const { list, live, traces, isLoaded, hasOlder } = useTraceList(listView, view);
  const isPhone = useMediaQuery(PHONE, false);
  const showAllTime = () => void setView({ range: "all", from: null, to: null });

  return (
    <>
      <PageHeader title="Traces" />
      <TraceFilterBar
        filters={filters}
        traces={traces}
        onFilters={(next, options) => void setFilters(next, options)}
      />
      {isLoaded ? <QueryProblem title="Live updates are interrupted" query={live} /> : null}
      {isLoaded || list.isError ? null : <TraceListSkeleton />}
      {isLoaded ? null : <QueryProblem title="The traces could not be loaded" query={list} />}
      {isLoaded && traces.length === 0 ? (
        <TraceListEmpty
          projectSlug={projectSlug}
          view={view}
          hasFilters={countFilters(filters) > 0}
          onClearFilters={() => void setFilters(NO_FILTERS)}
          hasOlder={hasOlder}
          onAllTime={showAllTime}
        />
      ) : null}
      {traces.length > 0 ? (
        <TraceListBody
          key={JSON.stringify(listView)}
          traces={traces}
          view={view}
          isPhone={isPhone}
          hasMore={list.hasNextPage}
          isLoadingMore={list.isFetchingNextPage}
          moreError={list.isFetchNextPageError ? list.error : null}
          onMore={() => void list.fetchNextPage()}
          onAllTime={hasOlder ? showAllTime : null}
        />
      ) : null}
    </>
  );
}

type QueryProblemProps = {
  title: string;
  query: Pick<UseBaseQueryResult, "isError" | "error" | "isFetching"> & {
    refetch: () => Promise<unknown>;
  };
};

function QueryProblem({ title, query }: QueryProblemProps) {
  if (!query.isError) return null;
  return (
    <ProblemAlert
      title={title}
      problem={query.error}
      onRetry={() => void query.refetch()}
      isRetrying={query.isFetching}
    />
  );
}
