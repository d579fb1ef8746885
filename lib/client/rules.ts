import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type {
  RulesDto,
  RuleVersionDto,
  RuleVersionList,
  RuleWordsDto,
} from "@/lib/contracts/rules";
import { getJson } from "./get-json";

export const NO_RULE_WORDS: RuleWordsDto = {
  agents: [],
  tools: [],
  task_types: [],
  domains: [],
  tags: [],
};

export const rulesCache = {
  all: ["rules"] as const,
  current: (project: string | null) =>
    queryOptions({
      queryKey: [...rulesCache.all, "current", project],
      queryFn: ({ signal }): Promise<RulesDto> =>
        getJson("/api/v1/rules", async () => (await import("@/lib/contracts/rules")).RulesDto, {
          project,
          signal,
        }),
    }),
  words: (project: string | null) =>
    queryOptions({
      queryKey: [...rulesCache.all, "words", project],
      queryFn: ({ signal }): Promise<RuleWordsDto> =>
        getJson(
          "/api/v1/rules/words",
          async () => (await import("@/lib/contracts/rules")).RuleWordsDto,
          { project, signal },
        ),
    }),
  version: (project: string | null, version: number) =>
    queryOptions({
      queryKey: [...rulesCache.all, "version", project, version],
      queryFn: ({ signal }): Promise<RuleVersionDto> =>
        getJson(
          `/api/v1/rules/versions/${version}`,
          async () => (await import("@/lib/contracts/rules")).RuleVersionDto,
          { project, signal },
        ),
    }),
  versions: (project: string | null) =>
    infiniteQueryOptions({
      queryKey: [...rulesCache.all, "versions", project],
      queryFn: ({ pageParam, signal }): Promise<RuleVersionList> =>
        getJson(
          "/api/v1/rules/versions",
          async () => (await import("@/lib/contracts/rules")).RuleVersionList,
          {
            project,
            params: { cursor: pageParam, limit: "20" },
            signal,
          },
        ),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
};
