import { queryOptions } from "@tanstack/react-query";
import type { MembersDto } from "@/lib/contracts/member";
import { getJson } from "./get-json";

export const membersCache = {
  all: ["members"] as const,
  list: (project: string) =>
    queryOptions({
      queryKey: [...membersCache.all, project],
      queryFn: ({ signal }): Promise<MembersDto> =>
        getJson(
          "/api/v1/members",
          async () => (await import("@/lib/contracts/member")).MembersDto,
          { project, signal },
        ),
    }),
};
