import { queryOptions } from "@tanstack/react-query";
import { RatingSampleDto, type SampleRule } from "@/lib/contracts/rating-sample";
import { getJson } from "./get-json";
import { periodParams } from "./pairs";
import type { ViewRange } from "./view-params";

export type SampleView = {
  project: string | null;
  range: ViewRange;
  rule: SampleRule;
  size: number;
  seed: string;
};

export const ratingSampleCache = {
  all: ["rating-sample"] as const,
  of: ({ project, range, ...drawn }: SampleView) =>
    queryOptions({
      queryKey: [...ratingSampleCache.all, project, range, drawn],
      queryFn: ({ signal }) =>
        getJson("/api/v1/ratings/sample", RatingSampleDto, {
          project,
          params: { ...periodParams(range), ...drawn },
          signal,
        }),
    }),
};
