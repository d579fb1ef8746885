import { queryOptions } from "@tanstack/react-query";
import type { ContractDto, ContractsDto } from "@/lib/contracts/contract";
import { getJson } from "./get-json";

export type ContractPair = { from: string | null; to: string | null };

export const contractsCache = {
  all: ["contracts"] as const,
  defaults: (project: string | null) =>
    queryOptions({
      queryKey: [...contractsCache.all, "default", project],
      queryFn: ({ signal }): Promise<ContractsDto> =>
        getJson(
          "/api/v1/contracts",
          async () => (await import("@/lib/contracts/contract")).ContractsDto,
          { project, signal },
        ),
    }),
  one: (project: string | null, { from, to }: ContractPair) =>
    queryOptions({
      queryKey: [...contractsCache.all, "one", project, from, to],
      queryFn: ({ signal }): Promise<ContractDto> =>
        getJson(
          from === null || to === null
            ? "/api/v1/contracts"
            : `/api/v1/contracts/${encodeURIComponent(from)}/${encodeURIComponent(to)}`,
          async () => (await import("@/lib/contracts/contract")).ContractDto,
          { project, signal },
        ),
    }),
};
