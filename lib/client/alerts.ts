import { queryOptions } from "@tanstack/react-query";
import type { AlertDetail, AlertList } from "@/lib/contracts/alert";
import { getJson } from "./get-json";

/** A check a minute changes them, and so do people. */
const LIVE_MS = 10_000;

export const alertsCache = {
  all: ["alerts"] as const,
  list: (project: string) =>
    queryOptions({
      queryKey: [...alertsCache.all, project],
      queryFn: ({ signal }): Promise<AlertList> =>
        getJson("/api/v1/alerts", async () => (await import("@/lib/contracts/alert")).AlertList, {
          project,
          signal,
        }),
      refetchInterval: LIVE_MS,
    }),
  one: (project: string, id: string) =>
    queryOptions({
      queryKey: [...alertsCache.all, project, id],
      queryFn: ({ signal }): Promise<AlertDetail> =>
        getJson(
          `/api/v1/alerts/${encodeURIComponent(id)}`,
          async () => (await import("@/lib/contracts/alert")).AlertDetail,
          { project, signal },
        ),
      refetchInterval: LIVE_MS,
    }),
};
