import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./get-json";

export const thresholdsCache = {
  all: ["finding-thresholds"] as const,
  of: (project: string) =>
    queryOptions({
      queryKey: [...thresholdsCache.all, project],
      queryFn: ({ signal }) =>
        getJson(
          "/api/v1/finding-thresholds",
          async () => (await import("@/lib/contracts/finding-thresholds")).ThresholdsDto,
          { project, signal },
        ),
    }),
};
