import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./get-json";

export const maskingPolicyCache = {
  all: ["masking-policy"] as const,
  policy: (project: string) =>
    queryOptions({
      queryKey: [...maskingPolicyCache.all, project],
      queryFn: ({ signal }) =>
        getJson(
          "/api/v1/masking-policy",
          async () => (await import("@/lib/contracts/masking-policy")).MaskingPolicyDto,
          { project, signal },
        ),
    }),
};
