import { queryOptions } from "@tanstack/react-query";
import type { ConnectStatus } from "@/lib/contracts/connect";
import { getJson } from "./get-json";

const WAITING_POLL_MS = 2_000;
const ARRIVED_POLL_MS = 5_000;

export type ConnectSource = ConnectStatus["sources"][number];

export const connectCache = {
  all: ["connect"] as const,
  status: (project: string) =>
    queryOptions({
      queryKey: [...connectCache.all, project],
      queryFn: ({ signal }): Promise<ConnectStatus> =>
        getJson(
          "/api/v1/connect",
          async () => (await import("@/lib/contracts/connect")).ConnectStatus,
          { project, signal },
        ),
      refetchInterval: ({ state }) =>
        latestSource(state.data) === undefined ? WAITING_POLL_MS : ARRIVED_POLL_MS,
    }),
};

/** The source that was heard of last; the server leaves the demo out. */
export function latestSource(status: ConnectStatus | undefined): ConnectSource | undefined {
  return status?.sources.reduce<ConnectSource | undefined>(
    (latest, source) =>
      latest === undefined || source.last_event_at > latest.last_event_at ? source : latest,
    undefined,
  );
}
