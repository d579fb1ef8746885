import { Button } from "@mantine/core";
import type { UseBaseQueryResult } from "@tanstack/react-query";
import { EmptyState } from "@/components/shared/empty-state";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { TraceListSkeleton } from "./trace-list-skeleton";
import type { useTraceList } from "./use-trace-list";

type TraceListStatesProps = {
  state: ReturnType<typeof useTraceList>;
  onClearQuery: () => void;
};

/** What stands in the place of rows, or above them: a query to correct, loading, a failure. */
export function TraceListStates({ state, onClearQuery }: TraceListStatesProps) {
  const { list, live, isLoaded, isReadable } = state;
  if (!isReadable) {
    return (
      <EmptyState
        kind="nothing-matches"
        title="The query cannot be read"
        description="The line under it says where and why."
      >
        <Button onClick={onClearQuery}>Clear the query</Button>
      </EmptyState>
    );
  }
  if (isLoaded) return <QueryFailure title="Live updates are interrupted" query={live} />;
  if (!list.isError) return <TraceListSkeleton />;
  return <QueryFailure title="The traces could not be loaded" query={list} />;
}

type QueryFailureProps = {
  title: string;
  query: Pick<UseBaseQueryResult, "isError" | "error" | "isFetching"> & {
    refetch: () => Promise<unknown>;
  };
};

function QueryFailure({ title, query }: QueryFailureProps) {
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
