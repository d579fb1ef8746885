import { queryOptions } from "@tanstack/react-query";
import type { RegisteredAgentList } from "@/lib/contracts/registered-agent";
import { getJson } from "./get-json";

export const registeredAgentsCache = {
  all: ["registered-agents"] as const,
  list: (project: string | null) =>
    queryOptions({
      queryKey: [...registeredAgentsCache.all, "list", project],
      queryFn: ({ signal }): Promise<RegisteredAgentList> =>
        getJson(
          "/api/v1/agents",
          async () => (await import("@/lib/contracts/registered-agent")).RegisteredAgentList,
          { project, signal },
        ),
    }),
};
