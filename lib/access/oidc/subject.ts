import { withoutSlash } from "./discovery";
import type { OidcSettings } from "./settings";

export const OIDC_PROVIDER = "oidc";

/** A subject is somebody's at one issuer: another one may give the same to somebody else. */
export function accountIdOf(settings: OidcSettings, sub: string): string {
  return accountsOf(settings) + sub;
}

/** How the account ids of everybody at this issuer begin; a blank is in no address. */
export function accountsOf({ issuer }: OidcSettings): string {
  return `${withoutSlash(issuer)} `;
}
