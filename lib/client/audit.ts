import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { AuditChainDto, AuditList } from "@/lib/contracts/audit";
import type { AuditAction } from "@/lib/domain/audit/actions";
import { getJson } from "./get-json";

export type AuditFilter = { q: string; action: AuditAction | null };

export const auditCache = {
  all: ["audit"] as const,
  list: (project: string, { q, action }: AuditFilter) =>
    infiniteQueryOptions({
      queryKey: [...auditCache.all, project, q, action],
      queryFn: ({ pageParam, signal }): Promise<AuditList> =>
        getJson("/api/v1/audit", async () => (await import("@/lib/contracts/audit")).AuditList, {
          project,
          params: { q, action, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
  chain: (project: string) =>
    queryOptions({
      queryKey: [...auditCache.all, "chain", project],
      queryFn: ({ signal }): Promise<AuditChainDto> =>
        getJson(
          "/api/v1/audit/verify",
          async () => (await import("@/lib/contracts/audit")).AuditChainDto,
          { project, signal },
        ),
      enabled: false,
      gcTime: 0,
    }),
};
