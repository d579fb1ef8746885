import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { orThrow } from "@/lib/client/action";
import type { PasskeyDto } from "@/lib/contracts/passkey";
import { PASSKEY_NAME_CHARS_MAX } from "@/lib/domain/passkey";
import type { PasskeysProps } from "./passkeys-props";

type RenamePasskeyModalProps = PasskeysProps & { passkey: PasskeyDto | null; onClose: () => void };

export function RenamePasskeyModal(props: RenamePasskeyModalProps) {
  const { project, actions, passkey, onClose } = props;
  const router = useRouter();
  const naming = useMutation({
    mutationFn: (named: { id: string; name: string }) =>
      orThrow(actions.rename({ project, ...named })),
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  const close = () => {
    onClose();
    naming.reset();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get("name");
    if (passkey && typeof name === "string") naming.mutate({ id: passkey.id, name });
  };
  return (
    <Modal opened={passkey !== null} onClose={close} title={`Rename ${passkey?.name ?? ""}`}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {naming.isError ? (
            <ProblemAlert title="The name was not saved" problem={naming.error} />
          ) : null}
          <TextInput
            label="Name"
            name="name"
            defaultValue={passkey?.name ?? ""}
            maxLength={PASSKEY_NAME_CHARS_MAX}
            data-autofocus
            required
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={naming.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
