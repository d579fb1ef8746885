import { Button, Group, Modal, NativeSelect, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { orThrow, type RotateApiKey } from "@/lib/client/action";
import { apiKeysCache } from "@/lib/client/api-keys";
import type { ApiKeyDto } from "@/lib/contracts/project";
import { FreshKey } from "./fresh-key";

const GRACE_CHOICES = [
  { value: "0", label: "stops at once" },
  { value: "24", label: "works for another day" },
  { value: "168", label: "works for another week" },
];

type RotateKeyModalProps = {
  project: string;
  rotateKey: RotateApiKey;
  /** The key in question; it stays while the dialog fades out. */
  apiKey: ApiKeyDto | null;
  opened: boolean;
  onClose: () => void;
};

/** A new secret for a key, shown once, while the old one goes on until all have changed over. */
export function RotateKeyModal(props: RotateKeyModalProps) {
  const { project, rotateKey, apiKey, opened, onClose } = props;
  const queryClient = useQueryClient();
  const [grace, setGrace] = useState("24");
  const rotation = useMutation({
    mutationFn: (id: string) => orThrow(rotateKey({ project, id, grace_hours: Number(grace) })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKeysCache.all }),
  });
  const close = () => {
    onClose();
    rotation.reset();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={rotation.isSuccess ? "Copy the key now" : `Rotate ${apiKey?.label ?? "the key"}`}
      closeOnClickOutside={!rotation.isSuccess}
    >
      {rotation.isSuccess ? (
        <FreshKey created={rotation.data} onDone={close} />
      ) : (
        <Stack gap="md">
          {rotation.isError ? (
            <ProblemAlert title="The key was not rotated" problem={rotation.error} />
          ) : null}
          <Text>
            A second key of the same name, scopes and agents is made. Change what uses{" "}
            <code>{apiKey?.prefix}…</code> over to it.
          </Text>
          <NativeSelect
            label="The old key"
            value={grace}
            onChange={({ currentTarget }) => setGrace(currentTarget.value)}
            data={GRACE_CHOICES}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              loading={rotation.isPending}
              onClick={() => {
                if (apiKey) rotation.mutate(apiKey.id);
              }}
            >
              Make the new key
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
