import { infiniteQueryOptions } from "@tanstack/react-query";
import type { IngestResult } from "@/lib/contracts/ingest";
import type { IngestRejectList } from "@/lib/contracts/ingest-reject";
import { getJson } from "./get-json";
import { request, withQuery } from "./request";

export const ingestRejectsCache = {
  all: ["ingest-rejects"] as const,
  list: (project: string) =>
    infiniteQueryOptions({
      queryKey: [...ingestRejectsCache.all, project],
      queryFn: ({ pageParam, signal }): Promise<IngestRejectList> =>
        getJson(
          "/api/v1/ingest/rejects",
          async () => (await import("@/lib/contracts/ingest-reject")).IngestRejectList,
          {
            project,
            params: { cursor: pageParam },
            signal,
          },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
};

export async function replayReject(input: { project: string; id: string }): Promise<IngestResult> {
  const path = `/api/v1/ingest/rejects/${encodeURIComponent(input.id)}/replay`;
  return request(
    withQuery(path, { project: input.project }),
    async () => (await import("@/lib/contracts/ingest")).IngestResult,
    { method: "POST" },
  );
}
