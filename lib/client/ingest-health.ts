import { queryOptions } from "@tanstack/react-query";
import type { IngestHealth } from "@/lib/contracts/ingest-health";
import { getJson } from "./get-json";
import { viewPeriod, type ViewRange } from "./view-params";

const LIVE_POLL_MS = 10_000;

export type IngestHealthView = { project: string; range: ViewRange };

export const ingestHealthCache = {
  all: ["ingest-health"] as const,
  period: ({ project, range }: IngestHealthView, isLive = false) =>
    queryOptions({
      queryKey: [...ingestHealthCache.all, project, range],
      queryFn: ({ signal }): Promise<IngestHealth> =>
        getJson(
          "/api/v1/ingest/health",
          async () => (await import("@/lib/contracts/ingest-health")).IngestHealth,
          {
            project,
            params: ingestHealthParams(range),
            signal,
          },
        ),
      refetchInterval: isLive ? LIVE_POLL_MS : false,
    }),
};

/** The query as the API takes it; the period is resolved when the request is made. */
export function ingestHealthParams(range: ViewRange): { from?: string; to?: string } {
  return viewPeriod(range, new Date());
}
