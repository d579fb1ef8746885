import { Stack, Title } from "@mantine/core";
import type { Metadata } from "next";
import { JoinPanel } from "@/components/join/join-panel";
import { oidcSettings } from "@/lib/access/oidc/settings";
import { joinProjectAction, readInvitationAction } from "./actions";

export const metadata: Metadata = { title: "Join a project" };

export default function JoinPage() {
  return (
    <Stack gap="md">
      <Title order={1}>Join a project</Title>
      <JoinPanel
        read={readInvitationAction}
        join={joinProjectAction}
        provider={oidcSettings()?.name ?? null}
      />
    </Stack>
  );
}
