"use client";

import { Button, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconFingerprint } from "@tabler/icons-react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { useHydrated } from "@/components/ui/use-hydrated";
import { signInWithPasskey } from "@/lib/client/passkeys";

/** `next` is a path of this app, checked by the page. */
export function PasskeyButton({ next }: { next: string }) {
  const isReady = useHydrated();
  const signIn = useMutation({
    mutationFn: signInWithPasskey,
    // A full load: the pages were rendered for nobody until now.
    onSuccess: () => window.location.assign(next),
  });
  return (
    <Stack gap="sm">
      {signIn.isError ? (
        <ProblemAlert title="You were not signed in" problem={signIn.error} />
      ) : null}
      <Button
        variant="default"
        size="sm"
        leftSection={<IconFingerprint size={16} />}
        disabled={!isReady}
        loading={signIn.isPending || signIn.isSuccess}
        onClick={() => signIn.mutate()}
      >
        Sign in with a passkey
      </Button>
    </Stack>
  );
}
