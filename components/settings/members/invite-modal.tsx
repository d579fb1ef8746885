import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { CopyButton } from "@/components/shared/copy-button";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { orThrow } from "@/lib/client/action";
import { membersCache } from "@/lib/client/members";
import { MEMBER_ROLES, type MemberRole } from "@/lib/domain/members/roles";
import styles from "../fresh-key.module.css";
import type { MembersProps } from "./members-props";

type InviteModalProps = MembersProps & { opened: boolean; onClose: () => void };

/** Asks for whom, then shows the link the only time it can be read. */
export function InviteModal({ project, self, actions, opened, onClose }: InviteModalProps) {
  const queryClient = useQueryClient();
  const inviting = useMutation({
    mutationFn: (invite: { role: MemberRole; email: string | null }) =>
      orThrow(actions.invite({ project, ...invite })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: membersCache.all }),
  });
  const close = () => {
    onClose();
    inviting.reset();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = form.get("email");
    const role = MEMBER_ROLES.find((each) => each === form.get("role")) ?? "viewer";
    inviting.mutate({ role, email: typeof email === "string" && email !== "" ? email : null });
  };
  const roles = MEMBER_ROLES.filter((role) => role !== "owner" || self.role === "owner");
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={inviting.isSuccess ? "Hand over this link" : "Invite somebody"}
      closeOnClickOutside={!inviting.isSuccess}
    >
      {inviting.isSuccess ? (
        <Stack gap="md">
          <Text>
            It works once, for one person. Baton keeps only its hash and sends no mail: give it to
            them yourself.
          </Text>
          <div className={styles["key"]}>
            <code aria-label="Invitation link">{inviting.data.link}</code>
            <CopyButton value={inviting.data.link} label="Copy the link" />
          </div>
          <Group justify="flex-end">
            <Button onClick={close}>I have copied it</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="md">
            {inviting.isError ? (
              <ProblemAlert title="No link was made" problem={inviting.error} />
            ) : null}
            <NativeSelect label="Role" name="role" defaultValue="viewer" data={roles} />
            <TextInput
              label="E-mail"
              name="email"
              type="email"
              description="Left empty, whoever has the link may use it."
              data-autofocus
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" loading={inviting.isPending}>
                Make the link
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
