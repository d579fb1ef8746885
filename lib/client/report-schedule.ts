import { queryOptions } from "@tanstack/react-query";
import type { ReportScheduleDto } from "@/lib/contracts/report-schedule";
import { getJson } from "./get-json";

export const reportScheduleCache = {
  all: ["report-schedule"] as const,
  of: (project: string) =>
    queryOptions({
      queryKey: [...reportScheduleCache.all, project],
      queryFn: ({ signal }): Promise<ReportScheduleDto> =>
        getJson(
          "/api/v1/report/schedule",
          async () => (await import("@/lib/contracts/report-schedule")).ReportScheduleDto,
          { project, signal },
        ),
    }),
};
