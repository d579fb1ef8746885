import { queryOptions } from "@tanstack/react-query";
import { ThresholdsDto } from "@/lib/contracts/finding-thresholds";
import { getJson } from "./get-json";

export const thresholdsCache = {
  all: ["finding-thresholds"] as const,
  of: (project: string) =>
    queryOptions({
      queryKey: [...thresholdsCache.all, project],
      queryFn: ({ signal }) =>
        getJson("/api/v1/finding-thresholds", ThresholdsDto, { project, signal }),
    }),
};
