import { queryOptions } from "@tanstack/react-query";
import { MarkerList } from "@/lib/contracts/marker";
import { getJson } from "./get-json";
import { periodParams } from "./pairs";
import type { ViewRange } from "./view-params";

export const markersCache = {
  list: (project: string | null, range: ViewRange) =>
    queryOptions({
      queryKey: ["markers", project, range],
      queryFn: ({ signal }): Promise<MarkerList> =>
        getJson("/api/v1/markers", MarkerList, {
          project,
          params: periodParams(range),
          signal,
        }),
    }),
};
