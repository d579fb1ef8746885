import { queryOptions } from "@tanstack/react-query";
import type { QueueList, WorkerList } from "@/lib/contracts/runtime-status";
import { getJson } from "./get-json";

/** Workers say how they are as often; nobody is told of it. */
const LIVE_MS = 2_000;

export const runtimeStatusCache = {
  queues: (project: string | null) =>
    queryOptions({
      queryKey: ["runtime-status", "queues", project],
      queryFn: ({ signal }): Promise<QueueList> =>
        getJson(
          "/api/v1/queues",
          async () => (await import("@/lib/contracts/runtime-status")).QueueList,
          { project, signal },
        ),
      refetchInterval: LIVE_MS,
    }),
  workers: (project: string | null) =>
    queryOptions({
      queryKey: ["runtime-status", "workers", project],
      queryFn: ({ signal }): Promise<WorkerList> =>
        getJson(
          "/api/v1/workers",
          async () => (await import("@/lib/contracts/runtime-status")).WorkerList,
          { project, signal },
        ),
      refetchInterval: LIVE_MS,
    }),
};
