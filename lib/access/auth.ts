import { betterAuth, type BetterAuthPlugin } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { magicLink } from "better-auth/plugins";
import { z } from "zod";
import { sharedDb, type Db } from "@/db/client";
import { account, passkey, session, user, verification } from "@/db/schema";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { hashSignInToken, SIGN_IN_LINK_HOURS } from "@/lib/services/setup/sign-in-link";
import { oidcProvider } from "./oidc/provider";
import { type OidcSettings, oidcSettings } from "./oidc/settings";
import { newcomersBy } from "./oidc/newcomers";
import { type PasskeyHome, passkeyHome } from "./passkeys/home";
import { passkeySignIn } from "./passkeys/plugin";
import { publicOrigin } from "./public-origin";
import { createRateLimit } from "./rate-limit";

export type Auth = ReturnType<typeof createAuth>;

const SESSION_SECONDS = 7 * 86_400;
const REFRESH_SESSION_AFTER_SECONDS = 86_400;
const SIGN_IN_PATH = "/sign-in/email";
/** From one address: an office is behind one. The library's own would be 3 in 10 s. */
const SIGN_INS = { window: 60, max: 20 };
/** The question and the answer; every question is a row until its time is over. */
const BY_PASSKEY = ["/passkey/generate-authenticate-options", "/passkey/verify-authentication"];
/** Longer than any address: such an attempt is not worth remembering. */
const ADDRESS_CHARS_MAX = 320;
const SignInAttempt = z.object({ email: z.string().max(ADDRESS_CHARS_MAX) });

const instances: { secure?: Auth; plain?: Auth } = {};
/**
 * Per account, beside the library's limit per address: whoever reaches the server directly may write any
 * `X-Forwarded-For`, but must still name the account.
 */
const trySignIn = createRateLimit(10, "More attempts for this account than are allowed");

/** Two instances, because the library decides once, not by request, whether cookies are `secure`. */
export function authFor(headers: Headers): Auth {
  const db = sharedDb(env().DATABASE_URL);
  const settings = { oidc: oidcSettings(), passkeys: passkeyHome() };
  if (publicOrigin(headers)?.protocol === "https:") {
    return (instances.secure ??= createAuth(db, { secureCookies: true, ...settings }));
  }
  return (instances.plain ??= createAuth(db, { secureCookies: false, ...settings }));
}

type AuthSettings = {
  secureCookies: boolean;
  oidc?: OidcSettings | undefined;
  passkeys?: PasskeyHome | undefined;
};

export function createAuth(db: Db, { secureCookies, oidc, passkeys }: AuthSettings) {
  return betterAuth({
    appName: "Baton",
    secret: env().BATON_SECRET,
    // No `baseURL`: it is the request's own origin, so that forwarded ports and other names work.
    trustedOrigins: (request) => (request ? ownOrigins(request) : []),
    database: drizzleAdapter(db, {
      provider: "pg",
      schema: { account, passkey, session, user, verification },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true },
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: SIGN_IN_LINK_HOURS * 3600,
        storeToken: { type: "custom-hasher", hash: async (token) => hashSignInToken(token) },
        sendMagicLink: () => undefined,
      }),
      ...(passkeys ? [passkeySignIn(passkeys)] : []),
      ...(oidc ? [singleSignOn(oidc)] : []),
    ],
    ...(oidc ? newcomersBy(db, oidc) : {}),
    // Baton sends no mail: links are made at the server's own console, accounts by an admin.
    disabledPaths: ["/sign-in/magic-link", "/sign-up/email"],
    session: { expiresIn: SESSION_SECONDS, updateAge: REFRESH_SESSION_AFTER_SECONDS },
    rateLimit: {
      enabled: true,
      storage: "memory",
      customRules: Object.fromEntries(
        [SIGN_IN_PATH, "/sign-in/social", ...BY_PASSKEY].map((path) => [path, SIGN_INS]),
      ),
    },
    hooks: { before: limitSignIns },
    advanced: {
      cookiePrefix: "baton",
      useSecureCookies: secureCookies,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    // What is not the library's own refusal reaches our edge, which answers and logs it.
    onAPIError: { throw: true, errorURL: "/sign-in?reason=sso" },
    telemetry: { enabled: false },
    logger: { level: "error", log: logAuthFailure },
  });
}

function singleSignOn(settings: OidcSettings) {
  const init = () => ({ context: { socialProviders: [oidcProvider(settings)] } });
  return { id: "single-sign-on", init } satisfies BetterAuthPlugin;
}

/** Its further arguments are left out: they may carry addresses and rows. */
function logAuthFailure(_level: string, message: string): void {
  log.warn({ source: "auth" }, message);
}

const limitSignIns = createAuthMiddleware(async ({ path, body }) => {
  if (path !== SIGN_IN_PATH) return;
  const attempt = SignInAttempt.safeParse(body);
  if (!attempt.success) return;
  try {
    await trySignIn(attempt.data.email.trim().toLowerCase());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { message, retryAfterSeconds } = error;
    throw new APIError("TOO_MANY_REQUESTS", { message }, { "retry-after": `${retryAfterSeconds}` });
  }
});

/** Either scheme: a proxy that ends TLS need not say so for the check to hold. */
function ownOrigins(request: Request): string[] {
  const host = (publicOrigin(request.headers) ?? new URL(request.url)).host;
  return [`http://${host}`, `https://${host}`, new URL(env().BATON_URL).origin];
}
