import { queryOptions } from "@tanstack/react-query";
import type { CompareDto } from "@/lib/contracts/compare";
import { getJson } from "./get-json";

export const compareCache = {
  all: ["compare"] as const,
  pair: (project: string | null, ids: { a: string; b: string }) =>
    queryOptions({
      queryKey: [...compareCache.all, project, ids],
      queryFn: ({ signal }): Promise<CompareDto> =>
        getJson(
          "/api/v1/traces/compare",
          async () => (await import("@/lib/contracts/compare")).CompareDto,
          { project, params: ids, signal },
        ),
    }),
};
