import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  RulesDto,
  RuleVersionList,
  RuleWordsDto,
  SimulatedRulesDto,
  type SimulateRulesRequest,
} from "@/lib/contracts/rules";
import { getJson } from "./get-json";
import { request, withQuery } from "./request";

export const rulesCache = {
  all: ["rules"] as const,
  current: (project: string | null) =>
    queryOptions({
      queryKey: [...rulesCache.all, "current", project],
      queryFn: ({ signal }): Promise<RulesDto> =>
        getJson("/api/v1/rules", RulesDto, { project, signal }),
    }),
  words: (project: string | null) =>
    queryOptions({
      queryKey: [...rulesCache.all, "words", project],
      queryFn: ({ signal }): Promise<RuleWordsDto> =>
        getJson("/api/v1/rules/words", RuleWordsDto, { project, signal }),
    }),
  versions: (project: string | null) =>
    infiniteQueryOptions({
      queryKey: [...rulesCache.all, "versions", project],
      queryFn: ({ pageParam, signal }): Promise<RuleVersionList> =>
        getJson("/api/v1/rules/versions", RuleVersionList, {
          project,
          params: { cursor: pageParam, limit: "20" },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
};

/** One part of a simulation. It changes nothing; the rules are in the body because they are long. */
export async function simulatePart(
  project: string | null,
  asked: SimulateRulesRequest,
  signal: AbortSignal,
): Promise<SimulatedRulesDto> {
  return request(withQuery("/api/v1/rules/simulate", { project }), SimulatedRulesDto, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(asked),
    signal,
  });
}
