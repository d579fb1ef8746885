import { queryOptions } from "@tanstack/react-query";
import type { GapsDto } from "@/lib/contracts/gaps";
import { getJson } from "./get-json";
import type { PairEnds } from "./pairs";
import { type ViewRange, viewPeriod } from "./view-params";

export const gapsCache = {
  all: ["gaps"] as const,
  period: (project: string | null, range: ViewRange, ends: PairEnds = {}) =>
    queryOptions({
      queryKey: [...gapsCache.all, project, range, ends],
      queryFn: ({ signal }): Promise<GapsDto> =>
        getJson("/api/v1/gaps", async () => (await import("@/lib/contracts/gaps")).GapsDto, {
          project,
          params: { ...gapsParams(range), ...ends },
          signal,
        }),
      refetchInterval: ({ state }) => (state.data?.pending_traces ? 5_000 : false),
    }),
};

/** The period as the API takes it, resolved when the request is made. */
export function gapsParams(range: ViewRange): { from?: string; to?: string } {
  return viewPeriod(range, new Date());
}
