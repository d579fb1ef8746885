"use client";

import { Button, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconLogout } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { ProblemAlert } from "@/components/shared/problem-alert";
import { Panel } from "@/components/ui/panel";
import { orThrow, type SetPassword } from "@/lib/client/action";
import { type NewPassword, PasswordForm } from "./password-form";

/** What signs in and out is not needed to read the page. */
const loadAuth = () => import("@/lib/client/auth");

type AccountPanelProps = {
  user: { name: string; email: string };
  project: string;
  hasPassword: boolean;
  setPassword: SetPassword;
};

export function AccountPanel({ user, project, hasPassword, setPassword }: AccountPanelProps) {
  const router = useRouter();
  const client = useQueryClient();
  const leaving = useMutation({ mutationFn: async () => (await loadAuth()).signOut(client) });
  const save = async ({ current, next }: NewPassword) => {
    if (hasPassword) {
      const { changePassword } = await loadAuth();
      await changePassword({ currentPassword: current, newPassword: next });
    } else await orThrow(setPassword({ project, password: next }));
    router.refresh();
  };
  return (
    <Stack gap="md">
      <Panel
        title={user.name}
        description={user.email}
        actions={
          <Button
            variant="default"
            leftSection={<IconLogout size={14} />}
            loading={leaving.isPending}
            onClick={() => leaving.mutate()}
          >
            Sign out
          </Button>
        }
      >
        {leaving.isError ? (
          <ProblemAlert title="You are still signed in" problem={leaving.error} />
        ) : (
          <Text c="dimmed">Signing out ends the session of this browser only.</Text>
        )}
      </Panel>
      <Panel
        title="Password"
        description={
          hasPassword
            ? "At least 8 characters. Other browsers are signed out when it changes."
            : "You came by a sign-in link and have no password yet. Set one to sign in from anywhere."
        }
      >
        <PasswordForm hasPassword={hasPassword} onSubmit={save} />
      </Panel>
    </Stack>
  );
}
