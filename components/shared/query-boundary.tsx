"use client";

import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { catchError, type ErrorInfo } from "next/error";
import { type ReactNode, Suspense } from "react";
import { ProblemAlert } from "./problem-alert";

type QueryBoundaryProps = {
  /** Says which part failed: "The keys could not be read". */
  title: string;
  /** The outline of what is being loaded. */
  skeleton: ReactNode;
  children: ReactNode;
};

/**
 * Loading and failure of the suspense queries inside, so that a slow or broken panel stays alone.
 * Prefetched data is read with `useSuspenseQuery`: `useQuery` would hydrate another state than the server drew.
 */
export function QueryBoundary({ title, skeleton, children }: QueryBoundaryProps) {
  return (
    <CaughtQueries title={title}>
      <Suspense fallback={skeleton}>{children}</Suspense>
    </CaughtQueries>
  );
}

const CaughtQueries = catchError(({ title }: { title: string }, { error, reset }: ErrorInfo) => (
  <FailedQueries title={title} error={error} onReset={reset} />
));

function FailedQueries(props: { title: string; error: unknown; onReset: () => void }) {
  const queries = useQueryErrorResetBoundary();
  const retry = () => {
    queries.reset();
    props.onReset();
  };
  return <ProblemAlert title={props.title} problem={props.error} onRetry={retry} />;
}
