import { Modal } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type CreateApiKey, orThrow } from "@/lib/client/action";
import { apiKeysCache } from "@/lib/client/api-keys";
import { CreateKeyForm, type NewKey } from "./create-key-form";
import { FreshKey } from "./fresh-key";

type CreateKeyModalProps = {
  project: string;
  createKey: CreateApiKey;
  opened: boolean;
  onClose: () => void;
};

/** Asks for a key's name and rights, then shows the key the only time it can be read. */
export function CreateKeyModal({ project, createKey, opened, onClose }: CreateKeyModalProps) {
  const queryClient = useQueryClient();
  const creation = useMutation({
    mutationFn: (key: NewKey) => orThrow(createKey({ project, ...key })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKeysCache.all }),
  });
  const close = () => {
    onClose();
    creation.reset();
  };

  return (
    <Modal
      opened={opened}
      onClose={close}
      title={creation.isSuccess ? "Copy the key now" : "Create an API key"}
      closeOnClickOutside={!creation.isSuccess}
    >
      {creation.isSuccess ? (
        <FreshKey created={creation.data} onDone={close} />
      ) : (
        <CreateKeyForm
          problem={creation.error}
          isSending={creation.isPending}
          onSubmit={creation.mutate}
          onCancel={close}
        />
      )}
    </Modal>
  );
}
