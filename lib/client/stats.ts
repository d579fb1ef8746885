import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson } from "./get-json";
import { periodParams } from "./pairs";
import type { LoadSchema } from "./request";
import type { ViewRange } from "./view-params";

const LIVE_POLL_MS = 5_000;

/** Asked again every few seconds while the page is live. */
export type StatsKey = { project: string | null; range: ViewRange; isLive: boolean };

function statsQuery<Schema extends z.ZodType>(
  path: `/api/v1/stats/${string}`,
  loadSchema: LoadSchema<Schema>,
) {
  return ({ project, range, isLive }: StatsKey) =>
    queryOptions({
      queryKey: ["stats", path, project, range],
      queryFn: ({ signal }): Promise<z.infer<Schema>> =>
        getJson(path, loadSchema, { project, params: periodParams(range), signal }),
      refetchInterval: isLive ? LIVE_POLL_MS : false,
    });
}

export const statsCache = {
  overview: statsQuery(
    "/api/v1/stats/overview",
    async () => (await import("@/lib/contracts/stats")).OverviewDto,
  ),
  byType: statsQuery(
    "/api/v1/stats/by-type",
    async () => (await import("@/lib/contracts/stats")).TypeStatsDto,
  ),
  bySize: statsQuery(
    "/api/v1/stats/by-size",
    async () => (await import("@/lib/contracts/stats")).SizeStatsDto,
  ),
  reasons: statsQuery(
    "/api/v1/stats/reasons",
    async () => (await import("@/lib/contracts/stats")).ReasonStatsDto,
  ),
  findings: statsQuery(
    "/api/v1/stats/findings",
    async () => (await import("@/lib/contracts/stats")).FindingStatsDto,
  ),
};
