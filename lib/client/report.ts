import { queryOptions } from "@tanstack/react-query";
import type { ReportDto } from "@/lib/contracts/report";
import { getJson } from "./get-json";
import { periodParams } from "./pairs";
import type { ViewRange } from "./view-params";

export const reportCache = {
  period: ({ project, range }: { project: string | null; range: ViewRange }) =>
    queryOptions({
      queryKey: ["report", project, range],
      queryFn: ({ signal }): Promise<ReportDto> =>
        getJson("/api/v1/report", async () => (await import("@/lib/contracts/report")).ReportDto, {
          project,
          params: periodParams(range),
          signal,
        }),
    }),
};
