import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { BoardList, BoardPermissionsBody, BoardVersionList } from "@/lib/contracts/blackboard";
import { getJson } from "./get-json";

const PAGE = 200;

export const blackboardCache = {
  keys: (project: string | null, prefix: string) =>
    infiniteQueryOptions({
      queryKey: ["blackboard", "keys", project, prefix],
      queryFn: ({ pageParam, signal }): Promise<BoardList> =>
        getJson(
          "/api/v1/blackboard",
          async () => (await import("@/lib/contracts/blackboard")).BoardList,
          {
            project,
            params: { ...(prefix === "" ? {} : { prefix }), cursor: pageParam, limit: PAGE },
            signal,
          },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
  versions: (project: string | null, key: string) =>
    infiniteQueryOptions({
      queryKey: ["blackboard", "versions", project, key],
      queryFn: ({ pageParam, signal }): Promise<BoardVersionList> =>
        getJson(
          `/api/v1/blackboard/${boardPath(key)}/versions`,
          async () => (await import("@/lib/contracts/blackboard")).BoardVersionList,
          {
            project,
            params: { cursor: pageParam },
            signal,
          },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
  permissions: (project: string | null) =>
    queryOptions({
      queryKey: ["blackboard", "permissions", project],
      queryFn: ({ signal }): Promise<BoardPermissionsBody> =>
        getJson(
          "/api/v1/blackboard-permissions",
          async () => (await import("@/lib/contracts/blackboard")).BoardPermissionsBody,
          { project, signal },
        ),
    }),
};

function boardPath(key: string): string {
  return key.split("/").map(encodeURIComponent).join("/");
}
