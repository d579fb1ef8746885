import { Divider, Stack, Text, Title } from "@mantine/core";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { PasskeyButton } from "@/components/sign-in/passkey-button";
import { ProviderButton } from "@/components/shared/provider-button";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import {
  SignInNotice,
  type SignInReason,
  type SingleSignOnRefusal,
} from "@/components/sign-in/sign-in-notice";
import { oidcSettings } from "@/lib/access/oidc/settings";
import { passkeyHome, passkeyPlace } from "@/lib/access/passkeys/home";
import { toLocalPath } from "./local-path";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, reason, error } = await searchParams;
  const why = whyHere(reason, error);
  const path = toLocalPath(next);
  const provider = oidcSettings()?.name;
  const hasPasskeys = passkeyPlace(await headers(), passkeyHome()).kind === "here";
  return (
    <Stack gap="md">
      <Title order={1}>Sign in</Title>
      {why === undefined ? null : <SignInNotice reason={why} />}
      <SignInForm next={path} />
      {hasPasskeys || provider !== undefined ? <Divider label="or" /> : null}
      {hasPasskeys ? <PasskeyButton next={path} /> : null}
      {provider === undefined ? null : <ProviderButton name={provider} next={path} />}
      <Text size="xs" c="dimmed">
        First time here? Open the one-time link that <code>npm start</code> printed in the terminal.
        For another one, run <code>npm run sign-in-link</code>.
      </Text>
    </Stack>
  );
}

type Param = string | string[] | undefined;

const REFUSALS: Readonly<Record<string, SingleSignOnRefusal>> = {
  not_invited: "not-invited",
  email_not_verified: "not-verified",
  account_not_linked: "not-linked",
};

/** The auth library adds `error` when a link is used up or too old, or a provider's word is not enough. */
function whyHere(reason: Param, error: Param): SignInReason | undefined {
  if (reason === "sso") return REFUSALS[String(error)] ?? "sso-failed";
  if (error !== undefined || reason === "link") return "bad-link";
  return reason === "expired" ? "expired-session" : undefined;
}
