import { queryOptions } from "@tanstack/react-query";
import { SecretList } from "@/lib/contracts/vault";
import { getJson } from "./get-json";

export const vaultCache = {
  all: ["vault"] as const,
  list: (project: string) =>
    queryOptions({
      queryKey: [...vaultCache.all, project],
      queryFn: ({ signal }) => getJson("/api/v1/vault", SecretList, { project, signal }),
    }),
};
