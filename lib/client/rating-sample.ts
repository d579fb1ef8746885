import { queryOptions } from "@tanstack/react-query";
import type { RatingSampleDto } from "@/lib/contracts/rating-sample";
import type { SampleRule } from "@/lib/domain/ratings/sample-rule";
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
      queryFn: ({ signal }): Promise<RatingSampleDto> =>
        getJson(
          "/api/v1/ratings/sample",
          async () => (await import("@/lib/contracts/rating-sample")).RatingSampleDto,
          {
            project,
            params: { ...periodParams(range), ...drawn },
            signal,
          },
        ),
    }),
};
