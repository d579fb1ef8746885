import { queryOptions } from "@tanstack/react-query";
import type { EffectsDto, PatternStatsDto } from "@/lib/contracts/effects";
import { getJson } from "./get-json";
import { type PairEnds, periodParams } from "./pairs";
import type { ViewRange } from "./view-params";

type EffectsKey = { project: string | null; range: ViewRange };

export const effectsCache = {
  all: ({ project, range, ends = {} }: EffectsKey & { ends?: PairEnds }) =>
    queryOptions({
      queryKey: ["effects", "all", project, range, ends],
      queryFn: ({ signal }): Promise<EffectsDto> =>
        getJson(
          "/api/v1/stats/effects",
          async () => (await import("@/lib/contracts/effects")).EffectsDto,
          {
            project,
            params: { ...periodParams(range), ...ends },
            signal,
          },
        ),
    }),
  byPattern: ({ project, range }: EffectsKey) =>
    queryOptions({
      queryKey: ["effects", "by-pattern", project, range],
      queryFn: ({ signal }): Promise<PatternStatsDto> =>
        getJson(
          "/api/v1/stats/by-pattern",
          async () => (await import("@/lib/contracts/effects")).PatternStatsDto,
          {
            project,
            params: periodParams(range),
            signal,
          },
        ),
    }),
};
