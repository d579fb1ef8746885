import { infiniteQueryOptions } from "@tanstack/react-query";
import type { TraceEventList } from "@/lib/contracts/handoff";
import type { SpanList } from "@/lib/contracts/trace";
import { getJson } from "./get-json";
import { withQuery } from "./request";
import type { TraceKey } from "./traces";

const RECORDS_PER_PAGE = 200;

/** The records of a trace, page by page, as a reader goes through them. */
export const traceRecordsCache = {
  events: ({ project, id }: TraceKey) =>
    infiniteQueryOptions({
      queryKey: ["trace-records", "events", project, id],
      queryFn: ({ pageParam, signal }): Promise<TraceEventList> =>
        getJson(
          `${pathOf(id)}/events`,
          async () => (await import("@/lib/contracts/handoff")).TraceEventList,
          {
            project,
            params: { cursor: pageParam, limit: RECORDS_PER_PAGE },
            signal,
          },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
  spans: ({ project, id }: TraceKey) =>
    infiniteQueryOptions({
      queryKey: ["trace-records", "spans", project, id],
      queryFn: ({ pageParam, signal }): Promise<SpanList> =>
        getJson(
          `${pathOf(id)}/spans`,
          async () => (await import("@/lib/contracts/trace")).SpanList,
          {
            project,
            params: { cursor: pageParam, limit: RECORDS_PER_PAGE },
            signal,
          },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
};

/** The whole trace as native events, one a line. */
export function exportHref({ project, id }: TraceKey): string {
  return withQuery(`${pathOf(id)}/export`, { project });
}

function pathOf(id: string): `/api/v1/traces/${string}` {
  return `/api/v1/traces/${encodeURIComponent(id)}`;
}
