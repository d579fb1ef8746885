import { queryOptions } from "@tanstack/react-query";
import { SessionDetailDto } from "@/lib/contracts/trace";
import { getJson } from "./get-json";

export const sessionsCache = {
  detail: ({ project, id }: { project: string | null; id: string }) =>
    queryOptions({
      queryKey: ["sessions", project, id],
      queryFn: ({ signal }): Promise<SessionDetailDto> =>
        getJson(`/api/v1/sessions/${encodeURIComponent(id)}`, SessionDetailDto, {
          project,
          signal,
        }),
    }),
};
