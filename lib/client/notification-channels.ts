import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./get-json";

const LIVE_MS = 5_000;

export const channelsCache = {
  all: ["notification-channels"] as const,
  list: (project: string) =>
    queryOptions({
      queryKey: [...channelsCache.all, project],
      queryFn: ({ signal }) =>
        getJson(
          "/api/v1/notification-channels",
          async () => (await import("@/lib/contracts/notification-channel")).ChannelList,
          { project, signal },
        ),
      // How the last notice went shows by itself.
      refetchInterval: LIVE_MS,
    }),
};
