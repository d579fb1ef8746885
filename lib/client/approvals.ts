import { queryOptions } from "@tanstack/react-query";
import { ApprovalDto } from "@/lib/contracts/approval";
import { getJson } from "./get-json";

export const approvalsCache = {
  all: ["approvals"] as const,
  one: (project: string | null, id: string) =>
    queryOptions({
      queryKey: [...approvalsCache.all, project, id],
      queryFn: ({ signal }): Promise<ApprovalDto> =>
        getJson(`/api/v1/approvals/${encodeURIComponent(id)}`, ApprovalDto, { project, signal }),
    }),
};
