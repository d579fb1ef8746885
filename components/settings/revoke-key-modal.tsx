import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmModal } from "@/components/shared/confirm-modal";
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
      onClose();
    },
  });
  return (
    <ConfirmModal
      opened={opened}
      title={`Revoke ${apiKey?.label ?? "the key"}?`}
      deed={revocation}
      failed="The key was not revoked"
      confirm="Revoke the key"
      onConfirm={() => {
        if (apiKey) revocation.mutate(apiKey.id);
      }}
      onClose={onClose}
    >
      Everything that uses <code>{apiKey?.prefix}…</code> stops being accepted within seconds. This
      cannot be undone.
    </ConfirmModal>
  );
}
