import { type Env, env } from "@/lib/env";

export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  allowedHosts: readonly string[];
  /** Whom of the newcomers nobody invited it lets in, and as what. */
  newcomers: { domains: readonly string[]; role: Env["BATON_OIDC_ROLE"]; project: string };
};

/** Undefined: there is no single sign-on here. */
export function oidcSettings(settings: Env = env()): OidcSettings | undefined {
  const { BATON_OIDC_ISSUER: issuer, BATON_OIDC_CLIENT_ID: clientId } = settings;
  const { BATON_OIDC_CLIENT_SECRET: clientSecret, BATON_OIDC_NAME: name } = settings;
  const given = [issuer, clientId, clientSecret].filter((value) => value !== undefined);
  if (given.length === 0) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new Error(
      "Single sign-on needs BATON_OIDC_ISSUER, BATON_OIDC_CLIENT_ID and BATON_OIDC_CLIENT_SECRET.",
    );
  }
  return {
    issuer,
    clientId,
    clientSecret,
    name,
    allowedHosts: settings.BATON_ALLOW_PRIVATE_HOSTS,
    newcomers: {
      domains: settings.BATON_OIDC_DOMAINS,
      role: settings.BATON_OIDC_ROLE,
      project: settings.BATON_OIDC_PROJECT,
    },
  };
}
