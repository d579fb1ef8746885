import { Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { orThrow, type VaultActions } from "@/lib/client/action";
import { vaultCache } from "@/lib/client/vault";
import type { SecretDto } from "@/lib/contracts/vault";
import { type SecretDraft, SecretForm } from "./secret-form";

type SecretModalProps = {
  project: string;
  actions: VaultActions;
  /** The one that is changed; null: a new one is added. */
  secret: SecretDto | null;
  opened: boolean;
  onClose: () => void;
};

export function SecretModal({ project, actions, secret, opened, onClose }: SecretModalProps) {
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: ({ name, value, agents, hosts }: SecretDraft) => {
      if (!secret) return orThrow(actions.add({ project, name, value, agents, hosts }));
      const replaced = value === "" ? {} : { value };
      return orThrow(actions.change({ project, name: secret.name, agents, hosts, ...replaced }));
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: vaultCache.all });
      close();
    },
  });
  const close = () => {
    onClose();
    saving.reset();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={secret ? `Change ${secret.name}` : "Add a secret"}
    >
      <SecretForm
        key={secret?.name ?? ""}
        secret={secret}
        problem={saving.error}
        isSending={saving.isPending}
        onSubmit={saving.mutate}
        onCancel={close}
      />
    </Modal>
  );
}
