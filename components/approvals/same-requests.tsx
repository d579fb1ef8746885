import { Button, Group, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { type DecideApproval, orThrow } from "@/lib/client/action";
import { approvalsCache } from "@/lib/client/approvals";
import { useViewParams } from "@/lib/client/use-view-params";
import type { ApprovalDto } from "@/lib/contracts/approval";
import { formatQuantity } from "@/lib/format/count";
import { isOpen } from "./approval-look";

type SameRequestsProps = { approval: ApprovalDto; project: string; decide: DecideApproval };

/** Others ask exactly the same: they can be decided in one go. */
export function SameRequests({ approval, project, decide }: SameRequestsProps) {
  const [view] = useViewParams();
  const queryClient = useQueryClient();
  const { data } = useQuery({
    ...approvalsCache.same(view.project, approval.context_hash),
    enabled: approval.context_hash !== "",
  });
  const same = (data?.items ?? []).filter(isOpen);
  const deciding = useMutation({
    mutationFn: async (decision: "approve" | "reject") => {
      for (const { id, version } of same) {
        await orThrow(decide({ project, id, version, decision }));
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: approvalsCache.all }),
  });
  if (same.length < 2) return null;
  const { allowed } = approval;
  return (
    <Group gap="xs">
      <Text size="sm">{formatQuantity(same.length, "question")} ask exactly this.</Text>
      {allowed.includes("approve") ? (
        <Button
          variant="default"
          size="xs"
          loading={deciding.isPending}
          onClick={() => deciding.mutate("approve")}
        >
          Approve all {same.length}
        </Button>
      ) : null}
      {allowed.includes("reject") ? (
        <Button
          variant="default"
          size="xs"
          loading={deciding.isPending}
          onClick={() => deciding.mutate("reject")}
        >
          Reject all {same.length}
        </Button>
      ) : null}
      {deciding.isError ? (
        <ProblemAlert title="Not all were decided" problem={deciding.error} />
      ) : null}
    </Group>
  );
}
