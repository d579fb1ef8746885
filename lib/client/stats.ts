import { queryOptions } from "@tanstack/react-query";
import {
  FindingStatsDto,
  OverviewDto,
  ReasonStatsDto,
  SizeStatsDto,
  TypeStatsDto,
} from "@/lib/contracts/stats";
import type { z } from "zod";
import { getJson } from "./get-json";
import { periodParams } from "./pairs";
import type { ViewRange } from "./view-params";

const LIVE_POLL_MS = 5_000;

/** Asked again every few seconds while the page is live. */
export type StatsKey = { project: string | null; range: ViewRange; isLive: boolean };

function statsQuery<Schema extends z.ZodType>(path: `/api/v1/stats/${string}`, schema: Schema) {
  return ({ project, range, isLive }: StatsKey) =>
    queryOptions({
      queryKey: ["stats", path, project, range],
      queryFn: ({ signal }): Promise<z.infer<Schema>> =>
        getJson(path, schema, { project, params: periodParams(range), signal }),
      refetchInterval: isLive ? LIVE_POLL_MS : false,
    });
}

export const statsCache = {
  overview: statsQuery("/api/v1/stats/overview", OverviewDto),
  byType: statsQuery("/api/v1/stats/by-type", TypeStatsDto),
  bySize: statsQuery("/api/v1/stats/by-size", SizeStatsDto),
  reasons: statsQuery("/api/v1/stats/reasons", ReasonStatsDto),
  findings: statsQuery("/api/v1/stats/findings", FindingStatsDto),
};
