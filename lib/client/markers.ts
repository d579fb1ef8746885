import { queryOptions } from "@tanstack/react-query";
import type { MarkerList } from "@/lib/contracts/marker";
import { getJson } from "./get-json";
import { periodParams } from "./pairs";
import type { ViewRange } from "./view-params";

export const markersCache = {
  list: (project: string | null, range: ViewRange) =>
    queryOptions({
      queryKey: ["markers", project, range],
      queryFn: ({ signal }): Promise<MarkerList> =>
        getJson(
          "/api/v1/markers",
          async () => (await import("@/lib/contracts/marker")).MarkerList,
          {
            project,
            params: periodParams(range),
            signal,
          },
        ),
    }),
};
