import { infiniteQueryOptions } from "@tanstack/react-query";
import { FindingList } from "@/lib/contracts/finding";
import { getJson } from "./get-json";
import type { TraceKey } from "./traces";

const FINDINGS_PER_PAGE = 200;
const OPEN_POLL_MS = 5_000;

export const findingsCache = {
  /** What was found in one trace. */
  ofTrace: ({ project, id }: TraceKey, isOpen = false) =>
    infiniteQueryOptions({
      queryKey: ["findings", "trace", project, id],
      queryFn: ({ pageParam, signal }): Promise<FindingList> =>
        getJson("/api/v1/findings", FindingList, {
          project,
          params: { trace_id: id, cursor: pageParam, limit: FINDINGS_PER_PAGE },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
      refetchInterval: isOpen ? OPEN_POLL_MS : false,
    }),
};
