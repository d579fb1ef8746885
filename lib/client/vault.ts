import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./get-json";

export const vaultCache = {
  all: ["vault"] as const,
  list: (project: string) =>
    queryOptions({
      queryKey: [...vaultCache.all, project],
      queryFn: ({ signal }) =>
        getJson("/api/v1/vault", async () => (await import("@/lib/contracts/vault")).SecretList, {
          project,
          signal,
        }),
    }),
};
