import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type DecideApproval, orThrow } from "@/lib/client/action";
import { approvalsCache } from "@/lib/client/approvals";
import { runsCache } from "@/lib/client/runs";
import type { ApprovalDto } from "@/lib/contracts/approval";

type Answer = Omit<Parameters<DecideApproval>[0], "project" | "id" | "version">;

/** Decides on the version that is on the screen; whatever came of it, the page reads again. */
export function useDecision({
  approval,
  project,
  decide,
}: {
  approval: ApprovalDto;
  project: string;
  decide: DecideApproval;
}) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (answer: Answer) =>
      orThrow(decide({ ...answer, project, id: approval.id, version: approval.version })),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: runsCache.all }),
        queryClient.invalidateQueries({ queryKey: approvalsCache.all }),
      ]),
  });
}
