import { queryOptions } from "@tanstack/react-query";
import type { SessionDetailDto } from "@/lib/contracts/trace";
import { getJson } from "./get-json";

export const sessionsCache = {
  detail: ({ project, id }: { project: string | null; id: string }) =>
    queryOptions({
      queryKey: ["sessions", project, id],
      queryFn: ({ signal }): Promise<SessionDetailDto> =>
        getJson(
          `/api/v1/sessions/${encodeURIComponent(id)}`,
          async () => (await import("@/lib/contracts/trace")).SessionDetailDto,
          {
            project,
            signal,
          },
        ),
    }),
};
