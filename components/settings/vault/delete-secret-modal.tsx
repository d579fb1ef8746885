import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmModal } from "@/components/shared/confirm-modal";
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
      onClose();
    },
  });
  return (
    <ConfirmModal
      opened={opened}
      title={`Delete ${secret?.name ?? "the secret"}?`}
      deed={deletion}
      failed="The secret was not deleted"
      confirm="Delete the secret"
      onConfirm={() => {
        if (secret) deletion.mutate(secret.name);
      }}
      onClose={onClose}
    >
      Calls that name it are refused from now on, and its value is no longer masked where it
      arrives. This cannot be undone; the record of its uses stays.
    </ConfirmModal>
  );
}
