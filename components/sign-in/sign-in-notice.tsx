import { Alert } from "@mantine/core";
import { IconClockExclamation, IconLinkOff } from "@tabler/icons-react";

/** Why somebody landed here, when it was not their own wish. */
export type SignInReason = "expired-session" | "bad-link";

export function SignInNotice({ reason }: { reason: SignInReason }) {
  if (reason === "expired-session") {
    return (
      <Alert color="var(--tone-incomplete)" icon={<IconClockExclamation />} title="Session expired">
        Sign in again to go on where you were.
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
