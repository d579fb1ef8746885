import { queryOptions } from "@tanstack/react-query";
import type { DiagnosisDto } from "@/lib/contracts/diagnosis";
import { getJson } from "./get-json";
import type { TraceKey } from "./traces";

export const diagnosisCache = {
  /** Who failed in a trace, and where. */
  ofTrace: ({ project, id }: TraceKey) =>
    queryOptions({
      queryKey: ["diagnosis", project, id],
      queryFn: ({ signal }): Promise<DiagnosisDto> =>
        getJson(
          `/api/v1/traces/${encodeURIComponent(id)}/diagnosis`,
          async () => (await import("@/lib/contracts/diagnosis")).DiagnosisDto,
          {
            project,
            signal,
          },
        ),
    }),
};
