import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ProblemAlert } from "@/components/shared/problem-alert";
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
      return close();
    },
  });
  const close = () => {
    onClose();
    removal.reset();
  };
  const who = member?.id === self.id ? "You" : member?.name;
  return (
    <Modal opened={member !== null} onClose={close} title={`${who ?? ""}: leave the project?`}>
      <Stack gap="md">
        {removal.isError ? <ProblemAlert title="Nobody left" problem={removal.error} /> : null}
        <Text>
          What they did stays, and so do the keys that they made. To come back they need an
          invitation.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} data-autofocus>
            Cancel
          </Button>
          <Button
            color="red"
            loading={removal.isPending}
            onClick={() => {
              if (member) removal.mutate(member.id);
            }}
          >
            {member?.id === self.id ? "Leave" : "Remove"}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
