import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { orThrow, type RevokeApiKey } from "@/lib/client/action";
import { apiKeysCache } from "@/lib/client/api-keys";
import type { ApiKeyDto } from "@/lib/contracts/project";

type RevokeKeyModalProps = {
  project: string;
  revokeKey: RevokeApiKey;
  /** The key in question; it stays while the dialog fades out. */
  apiKey: ApiKeyDto | null;
  opened: boolean;
  onClose: () => void;
};

export function RevokeKeyModal(props: RevokeKeyModalProps) {
  const { project, revokeKey, apiKey, opened, onClose } = props;
  const queryClient = useQueryClient();
  const revocation = useMutation({
    mutationFn: (id: string) => orThrow(revokeKey({ project, id })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: apiKeysCache.all });
      close();
    },
  });
  const close = () => {
    onClose();
    revocation.reset();
  };

  return (
    <Modal opened={opened} onClose={close} title={`Revoke ${apiKey?.label ?? "the key"}?`}>
      <Stack gap="md">
        {revocation.isError ? (
          <ProblemAlert title="The key was not revoked" problem={revocation.error} />
        ) : null}
        <Text>
          Everything that uses <code>{apiKey?.prefix}…</code> stops being accepted within seconds.
          This cannot be undone.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} data-autofocus>
            Keep it
          </Button>
          <Button
            color="red"
            loading={revocation.isPending}
            onClick={() => {
              if (apiKey) revocation.mutate(apiKey.id);
            }}
          >
            Revoke the key
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
