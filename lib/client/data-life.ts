import { queryOptions } from "@tanstack/react-query";
import type { DataDto } from "@/lib/contracts/data-life";
import { getJson } from "./get-json";

export const dataCache = {
  all: ["data-life"] as const,
  of: (project: string) =>
    queryOptions({
      queryKey: [...dataCache.all, project],
      queryFn: ({ signal }): Promise<DataDto> =>
        getJson(
          "/api/v1/retention",
          async () => (await import("@/lib/contracts/data-life")).DataDto,
          { project, signal },
        ),
    }),
};
