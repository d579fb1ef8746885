import { Stack } from "@mantine/core";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { AccountPanel } from "@/components/settings/account-panel";
import { PasskeysPanel } from "@/components/settings/passkeys/passkeys-panel";
import { SessionsPanel } from "@/components/settings/sessions-panel";
import { authFor } from "@/lib/access/auth";
import { passkeyHome, passkeyPlace } from "@/lib/access/passkeys/home";
import { findSession } from "@/lib/access/session";
import { pageContext } from "@/lib/http/page-context";
import { listPasskeys } from "@/lib/services/account/list-passkeys";
import { listSessions } from "@/lib/services/account/list-sessions";
import {
  addPasskeyAction,
  removePasskeyAction,
  renamePasskeyAction,
  revokeSessionAction,
  setPasswordAction,
} from "./actions";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage({ searchParams }: PageProps<"/settings/account">) {
  const { ctx, user, project } = await pageContext(await searchParams);
  const sent = await headers();
  const [accounts, session] = await Promise.all([
    authFor(sent).api.listUserAccounts({ headers: sent }),
    findSession(sent, { refresh: false }),
  ]);
  const own = { userId: user.id, currentId: session?.id ?? "" };
  return (
    <Stack gap="md">
      <AccountPanel
        user={user}
        project={project.slug}
        hasPassword={accounts.some(({ providerId }) => providerId === "credential")}
        setPassword={setPasswordAction}
      />
      <PasskeysPanel
        project={project.slug}
        place={passkeyPlace(sent, passkeyHome())}
        passkeys={await listPasskeys(ctx, user.id)}
        actions={{
          add: addPasskeyAction,
          rename: renamePasskeyAction,
          remove: removePasskeyAction,
        }}
      />
      <SessionsPanel
        project={project.slug}
        sessions={await listSessions(ctx, own)}
        revoke={revokeSessionAction}
      />
    </Stack>
  );
}
