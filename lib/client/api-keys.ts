import { queryOptions } from "@tanstack/react-query";
import type { ApiKeyDto } from "@/lib/contracts/project";
import { getJson } from "./get-json";

export const apiKeysCache = {
  all: ["api-keys"] as const,
  list: (project: string) =>
    queryOptions({
      queryKey: [...apiKeysCache.all, project],
      queryFn: async ({ signal }): Promise<ApiKeyDto[]> => {
        const { items } = await getJson(
          "/api/v1/keys",
          async () => (await import("@/lib/contracts/project")).ApiKeyList,
          { project, signal },
        );
        return items;
      },
    }),
};
