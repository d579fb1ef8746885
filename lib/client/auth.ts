import { onlineManager, type QueryClient } from "@tanstack/react-query";
import { createAuthClient } from "better-auth/react";
import { ProblemError } from "./problem-error";

/** Talks to `/api/auth` of the page's own origin. */
const authClient = createAuthClient();

const NO_ANSWER = "Baton could not be reached. Try again.";

type Answer = {
  error: { status: number; message?: string | undefined; code?: string | undefined } | null;
};

export async function signInWithPassword(credentials: {
  email: string;
  password: string;
}): Promise<void> {
  refuse(await authClient.signIn.email(credentials), {
    401: "This e-mail address and password do not belong together.",
    403: "This account may not sign in.",
  });
}

/** Leads to the provider's own page; what it refuses comes back to the sign-in page. */
export async function signInWithProvider(next: string): Promise<void> {
  const errorCallbackURL = `/sign-in?reason=sso&next=${encodeURIComponent(next)}`;
  refuse(
    await authClient.signIn.social({ provider: "oidc", callbackURL: next, errorCallbackURL }),
    {},
  );
}

export async function changePassword(passwords: {
  currentPassword: string;
  newPassword: string;
}): Promise<void> {
  refuse(await authClient.changePassword({ ...passwords, revokeOtherSessions: true }), {
    400: "The current password is not right.",
  });
}

/**
 * Leaves by a full page load, so that nothing of the session stays in the browser's memory. Nothing is
 * asked meanwhile: it would be refused, and the page would say that the session had expired.
 */
export async function signOut(client: QueryClient): Promise<void> {
  onlineManager.setOnline(false);
  try {
    await client.cancelQueries();
    refuse(await authClient.signOut(), {});
    window.location.assign("/sign-in");
  } catch (error) {
    onlineManager.setOnline(true);
    throw error;
  }
}

/** Another route of the auth library's. */
export async function askAuth<Data>(
  path: string,
  sent: { method: "GET" } | { method: "POST"; body: object },
  messages: Readonly<Record<number, string>> = {},
): Promise<Data> {
  const { data, error } = await authClient.$fetch<Data>(path, sent);
  refuse({ error }, messages);
  if (data === null) throw new ProblemError(NO_ANSWER, { code: "internal", status: 502 });
  return data;
}

function refuse({ error }: Answer, messages: Readonly<Record<number, string>>): void {
  if (error === null) return;
  const { status } = error;
  const message = messages[status] ?? error.message ?? NO_ANSWER;
  throw new ProblemError(message, { code: error.code ?? "internal", status });
}
