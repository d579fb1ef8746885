import { Alert } from "@mantine/core";
import { IconClockExclamation, IconLinkOff, IconUserX } from "@tabler/icons-react";

/** Why somebody landed here, when it was not their own wish. */
export type SignInReason = "expired-session" | "bad-link" | SingleSignOnRefusal;

const REFUSALS = {
  "not-invited": "Nobody has invited this address. Ask an administrator for an invitation to it.",
  "not-verified": "The provider does not say that this address is yours.",
  "not-linked":
    "There is an account of this address that the provider does not know as yours. Sign in with its password, or ask who runs Baton to let the provider name you anew.",
  "sso-failed": "The provider's answer was not accepted. Try again.",
};
export type SingleSignOnRefusal = keyof typeof REFUSALS;

export function SignInNotice({ reason }: { reason: SignInReason }) {
  if (reason === "expired-session") {
    return (
      <Alert color="var(--tone-incomplete)" icon={<IconClockExclamation />} title="Session expired">
        Sign in again to go on where you were.
      </Alert>
    );
  }
  if (reason !== "bad-link") {
    return (
      <Alert color="var(--tone-incomplete)" icon={<IconUserX />} title="You were not signed in">
        {REFUSALS[reason]}
      </Alert>
    );
  }
  return (
    <Alert color="var(--tone-incomplete)" icon={<IconLinkOff />} title="This link no longer works">
      Sign-in links work once and for a limited time. Print a new one with{" "}
      <code>npm run sign-in-link</code>.
    </Alert>
  );
}
