import { queryOptions } from "@tanstack/react-query";
import { getJson } from "./get-json";

export const approvalPolicyCache = {
  all: ["approval-policy"] as const,
  policy: (project: string) =>
    queryOptions({
      queryKey: [...approvalPolicyCache.all, project],
      queryFn: ({ signal }) =>
        getJson(
          "/api/v1/approval-policy",
          async () => (await import("@/lib/contracts/approval-policy")).ApprovalPolicyDto,
          { project, signal },
        ),
    }),
};
