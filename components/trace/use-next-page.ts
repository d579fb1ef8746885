import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useCallback } from "react";

type Pages = Pick<
  UseInfiniteQueryResult,
  "hasNextPage" | "isFetching" | "isFetchNextPageError" | "fetchNextPage"
>;

/** Asks for the next page, unless one is on its way or has just failed. */
export function useNextPage({
  hasNextPage,
  isFetching,
  isFetchNextPageError,
  fetchNextPage,
}: Pages): () => void {
  const canLoad = hasNextPage && !isFetching && !isFetchNextPageError;
  return useCallback(() => {
    if (canLoad) void fetchNextPage();
  }, [canLoad, fetchNextPage]);
}
