import type { Metadata } from "next";
import { headers } from "next/headers";
import { AccountPanel } from "@/components/settings/account-panel";
import { authFor } from "@/lib/access/auth";
import { pageContext } from "@/lib/http/page-context";
import { setPasswordAction } from "./actions";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage({ searchParams }: PageProps<"/settings/account">) {
  const { user, project } = await pageContext(await searchParams);
  const sent = await headers();
  const accounts = await authFor(sent).api.listUserAccounts({ headers: sent });
  return (
    <AccountPanel
      user={user}
      project={project.slug}
      hasPassword={accounts.some(({ providerId }) => providerId === "credential")}
      setPassword={setPasswordAction}
    />
  );
}
