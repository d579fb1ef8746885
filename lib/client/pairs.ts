import { queryOptions } from "@tanstack/react-query";
import { PairLatencyDto } from "@/lib/contracts/pair";
import { getJson } from "./get-json";

type Pair = { project: string | null; from: string; to: string };

export const pairsCache = {
  latency: ({ project, from, to }: Pair) =>
    queryOptions({
      queryKey: ["pairs", "latency", project, from, to],
      queryFn: ({ signal }): Promise<PairLatencyDto> =>
        getJson(
          `/api/v1/pairs/${encodeURIComponent(from)}/${encodeURIComponent(to)}/latency`,
          PairLatencyDto,
          { project, signal },
        ),
    }),
};
