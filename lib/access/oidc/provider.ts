import { createAuthorizationURL, type OAuthProvider } from "better-auth/oauth2";
import { z } from "zod";
import { describeError } from "@/lib/describe-error";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { type Claims, readClaims } from "./claims";
import { openIssuer } from "./issuer";
import type { OidcSettings } from "./settings";
import { accountIdOf, OIDC_PROVIDER } from "./subject";

const SCOPES = ["openid", "email", "profile"];

const TokenAnswer = z.object({ id_token: z.string(), access_token: z.string() });

/**
 * The provider as the auth library wants it, with every call guarded. Its tokens serve to learn who
 * somebody is and are forgotten: none is stored, so `raw` carries them from one step to the next.
 */
export function oidcProvider(settings: OidcSettings): OAuthProvider<Claims> {
  const { clientId, clientSecret, name } = settings;
  const { ask, describe } = openIssuer(settings);
  const options = { clientId, clientSecret };
  return {
    id: OIDC_PROVIDER,
    name,
    requiresIdTokenNonce: true,
    accountSubject: ({ profile }) => accountIdOf(settings, profile.sub),
    createAuthorizationURL: async ({ state, codeVerifier, redirectURI, idTokenNonce: nonce }) => {
      const { authorization_endpoint: authorizationEndpoint } = await describe(Date.now()).catch(
        refuseUnreachable,
      );
      const asked = { id: OIDC_PROVIDER, options, authorizationEndpoint, scopes: SCOPES };
      return createAuthorizationURL({ ...asked, state, codeVerifier, redirectURI, nonce });
    },
    validateAuthorizationCode: async ({ code, codeVerifier = "", redirectURI }) => {
      const issuer = await describe(Date.now());
      const isBasic = issuer.token_endpoint_auth_methods_supported.includes("client_secret_basic");
      const body = new URLSearchParams({
        grant_type: "authorization_code",
        code,
        code_verifier: codeVerifier,
        redirect_uri: redirectURI,
        ...(isBasic ? {} : { client_id: clientId, client_secret: clientSecret }),
      });
      const headers = {
        "content-type": "application/x-www-form-urlencoded",
        ...(isBasic ? { authorization: basic(settings) } : {}),
      };
      const answer = await ask(issuer.token_endpoint, {
        method: "POST",
        headers,
        body: body.toString(),
      }).catch(logRefused);
      return { raw: TokenAnswer.parse(answer) };
    },
    getUserInfo: async ({ raw, expectedIdTokenNonce: nonce }) => {
      const tokens = TokenAnswer.safeParse(raw);
      if (!tokens.success || nonce === undefined) return null;
      const { id_token: idToken, access_token: accessToken } = tokens.data;
      const issuer = await describe(Date.now());
      const claims = await readClaims(
        { issuer, ask },
        { idToken, accessToken },
        { clientId, nonce },
      ).catch(logFailure);
      if (!claims) return null;
      const { email, email_verified: emailVerified, name: called } = claims;
      const user = { name: called ?? email ?? claims.sub, email: email ?? null, emailVerified };
      return { user, data: claims };
    },
  };
}

/** Both parts form-encoded, as RFC 6749 2.3.1 has it. */
function basic({ clientId, clientSecret }: OidcSettings): string {
  const pair = [clientId, clientSecret].map(encodeURIComponent).join(":");
  return `Basic ${Buffer.from(pair).toString("base64")}`;
}

function logFailure(error: unknown): void {
  log.warn({ source: "oidc", ...describeError(error) }, "single sign-on failed");
}

function logRefused(error: unknown): never {
  logFailure(error);
  throw error;
}

function refuseUnreachable(cause: unknown): never {
  logFailure(cause);
  throw new AppError("unavailable", "The sign-in provider does not answer. Try again later.", {
    cause,
    retryAfterSeconds: 10,
  });
}
