import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { orThrow, type VaultActions } from "@/lib/client/action";
import { vaultCache } from "@/lib/client/vault";
import type { SecretDto } from "@/lib/contracts/vault";

type DeleteSecretModalProps = {
  project: string;
  remove: VaultActions["remove"];
  /** The one in question; it stays while the dialog fades out. */
  secret: SecretDto | null;
  opened: boolean;
  onClose: () => void;
};

export function DeleteSecretModal(props: DeleteSecretModalProps) {
  const { project, remove, secret, opened, onClose } = props;
  const queryClient = useQueryClient();
  const deletion = useMutation({
    mutationFn: (name: string) => orThrow(remove({ project, name })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: vaultCache.all });
      close();
    },
  });
  const close = () => {
    onClose();
    deletion.reset();
  };
  return (
    <Modal opened={opened} onClose={close} title={`Delete ${secret?.name ?? "the secret"}?`}>
      <Stack gap="md">
        {deletion.isError ? (
          <ProblemAlert title="The secret was not deleted" problem={deletion.error} />
        ) : null}
        <Text>
          Calls that name it are refused from now on, and its value is no longer masked where it
          arrives. This cannot be undone; the record of its uses stays.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} data-autofocus>
            Keep it
          </Button>
          <Button
            color="red"
            loading={deletion.isPending}
            onClick={() => {
              if (secret) deletion.mutate(secret.name);
            }}
          >
            Delete the secret
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
