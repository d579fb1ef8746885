import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconFingerprint } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { SuccessNote } from "@/components/shared/success-note";
import { useHydrated } from "@/components/ui/use-hydrated";
import { orThrow } from "@/lib/client/action";
import { PASSKEY_NAME_CHARS_MAX } from "@/lib/domain/passkey";
import type { PasskeysProps } from "./passkeys-props";

export function AddPasskeyForm({ project, actions }: PasskeysProps) {
  const router = useRouter();
  const isReady = useHydrated();
  const [name, setName] = useState("");
  const adding = useMutation({
    mutationFn: async () => {
      const { makePasskey } = await import("@/lib/client/passkeys");
      const response = await makePasskey();
      return orThrow(actions.add({ project, name, response: { ...response } }));
    },
    onSuccess: () => {
      setName("");
      router.refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {adding.isError ? (
          <ProblemAlert title="No passkey was added" problem={adding.error} />
        ) : null}
        {adding.isSuccess ? <SuccessNote>The passkey is added.</SuccessNote> : null}
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Name"
            placeholder="My laptop"
            maxLength={PASSKEY_NAME_CHARS_MAX}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            required
          />
          <Button
            type="submit"
            variant="default"
            leftSection={<IconFingerprint size={14} />}
            disabled={!isReady}
            loading={adding.isPending}
          >
            Add a passkey
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
