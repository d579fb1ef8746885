import { queryOptions } from "@tanstack/react-query";
import { ReportDto } from "@/lib/contracts/report";
import { getJson } from "./get-json";
import { periodParams } from "./pairs";
import type { ViewRange } from "./view-params";

export const reportCache = {
  period: ({ project, range }: { project: string | null; range: ViewRange }) =>
    queryOptions({
      queryKey: ["report", project, range],
      queryFn: ({ signal }): Promise<ReportDto> =>
        getJson("/api/v1/report", ReportDto, { project, params: periodParams(range), signal }),
    }),
};
