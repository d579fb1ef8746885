import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ApprovalActions, orThrow } from "@/lib/client/action";
import { approvalsCache } from "@/lib/client/approvals";
import type { ApprovalDto, DecideRequest } from "@/lib/contracts/approval";

type Answer = Omit<DecideRequest, "version" | "context_hash">;

/** What a person can do; whatever came of it, the page reads again. */
export function useApprovalActions({
  approval,
  project,
  actions,
}: {
  approval: ApprovalDto;
  project: string;
  actions: ApprovalActions;
}) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: approvalsCache.all });
  const { id, version, context_hash: contextHash } = approval;
  const place = { project, id };
  const shown = { version, ...(contextHash === "" ? {} : { context_hash: contextHash }) };
  const decide = useMutation({
    mutationFn: (answer: Answer) => orThrow(actions.decide({ ...answer, ...place, ...shown })),
    onSettled,
  });
  const undo = useMutation({ mutationFn: () => orThrow(actions.undo(place)), onSettled });
  const snooze = useMutation({
    mutationFn: (until: string) => orThrow(actions.snooze({ ...place, until })),
    onSettled,
  });
  const reassign = useMutation({
    mutationFn: (to: { to: string; note?: string }) =>
      orThrow(actions.reassign({ ...place, ...to })),
    onSettled,
  });
  const note = useMutation({
    mutationFn: (text: string) => orThrow(actions.note({ ...place, note: text })),
    onSettled,
  });
  const all = [decide, undo, snooze, reassign, note];
  const failed = all.find(({ isError }) => isError);
  return {
    decide,
    undo,
    snooze,
    reassign,
    note,
    isPending: all.some(({ isPending }) => isPending),
    error: failed?.error ?? null,
    reset: () => {
      for (const each of all) each.reset();
    },
  };
}
