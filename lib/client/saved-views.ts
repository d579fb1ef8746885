import { queryOptions } from "@tanstack/react-query";
import type { SavedViewDto } from "@/lib/contracts/saved-view";
import { getJson } from "./get-json";

export const savedViewsCache = {
  all: ["saved-views"] as const,
  list: (project: string) =>
    queryOptions({
      queryKey: [...savedViewsCache.all, project],
      queryFn: async ({ signal }): Promise<SavedViewDto[]> => {
        const { items } = await getJson(
          "/api/v1/saved-views",
          async () => (await import("@/lib/contracts/saved-view")).SavedViewList,
          { project, signal },
        );
        return items;
      },
    }),
};
