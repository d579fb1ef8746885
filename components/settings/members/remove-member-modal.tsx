import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmModal } from "@/components/shared/confirm-modal";
import { orThrow } from "@/lib/client/action";
import { membersCache } from "@/lib/client/members";
import type { MemberDto } from "@/lib/contracts/member";
import type { MembersProps } from "./members-props";

type RemoveMemberModalProps = MembersProps & { member: MemberDto | null; onClose: () => void };

export function RemoveMemberModal(props: RemoveMemberModalProps) {
  const { project, self, actions, member, onClose } = props;
  const queryClient = useQueryClient();
  const removal = useMutation({
    mutationFn: (id: string) => orThrow(actions.remove({ project, id })),
    onSuccess: async (_nothing, id) => {
      if (id === self.id) return window.location.assign("/");
      await queryClient.invalidateQueries({ queryKey: membersCache.all });
      return onClose();
    },
  });
  const who = member?.id === self.id ? "You" : member?.name;
  return (
    <ConfirmModal
      opened={member !== null}
      title={`${who ?? ""}: leave the project?`}
      deed={removal}
      failed="Nobody left"
      confirm={member?.id === self.id ? "Leave" : "Remove"}
      keep="Cancel"
      onConfirm={() => {
        if (member) removal.mutate(member.id);
      }}
      onClose={onClose}
    >
      What they did stays, and so do the keys that they made. To come back they need an invitation.
    </ConfirmModal>
  );
}
