"use client";

import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { type JoinActions, orThrow } from "@/lib/client/action";
import { signInWithPassword } from "@/lib/client/auth";
import type { JoinInput } from "@/lib/contracts/member";
import { JoinByProvider } from "./join-by-provider";
import { JoinForm } from "./join-form";

type JoinPanelProps = JoinActions & {
  /** Whom single sign-on is by, where there is one. */
  provider: string | null;
};

/** The secret stands behind the #, which no server sees until it is asked about it here. */
export function JoinPanel({ read, join, provider }: JoinPanelProps) {
  const token = useSyncExternalStore(watchHash, readHash, () => null);
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => orThrow(read({ token: token ?? "" })),
    enabled: token !== null,
    retry: false,
    gcTime: 0,
  });
  const joining = useMutation({
    mutationFn: async (account: JoinInput["account"]) => {
      const { project } = await orThrow(join({ token: token ?? "", account }));
      if (account) await signInWithPassword(account);
      return project;
    },
    onSuccess: (project) => window.location.assign(`/?project=${encodeURIComponent(project)}`),
  });
  if (invitation.isError) {
    return <ProblemAlert title="You cannot join with this link" problem={invitation.error} />;
  }
  if (!invitation.data) return <Skeleton height={120} aria-busy="true" />;
  const { project, role, email, invited_by: by, signed_in_as: self } = invitation.data;
  const isBusy = joining.isPending || joining.isSuccess;
  return (
    <Stack gap="sm">
      <Text>
        <bdi>{by}</bdi> invites you to <b>{project}</b> as {role}.
      </Text>
      {joining.isError ? <ProblemAlert title="You did not join" problem={joining.error} /> : null}
      {self === null ? (
        <>
          <JoinForm email={email} isBusy={isBusy} onSubmit={joining.mutate} />
          {provider === null ? null : <JoinByProvider provider={provider} email={email} />}
        </>
      ) : (
        <Button size="sm" loading={isBusy} onClick={() => joining.mutate(null)}>
          Join as {self}
        </Button>
      )}
    </Stack>
  );
}

function readHash(): string {
  return window.location.hash.slice(1);
}

function watchHash(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}
