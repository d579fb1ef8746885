"use client";

import { Button, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { signInWithProvider } from "@/lib/client/auth";

type ProviderButtonProps = {
  name: string;
  /** A path of this app, checked by the page. */
  next: string;
};

export function ProviderButton({ name, next }: ProviderButtonProps) {
  const leaving = useMutation({ mutationFn: () => signInWithProvider(next) });
  return (
    <Stack gap="sm">
      {leaving.isError ? (
        <ProblemAlert title="You were not signed in" problem={leaving.error} />
      ) : null}
      <Button
        variant="default"
        size="sm"
        loading={leaving.isPending || leaving.isSuccess}
        onClick={() => leaving.mutate()}
      >
        Sign in with {name}
      </Button>
    </Stack>
  );
}
