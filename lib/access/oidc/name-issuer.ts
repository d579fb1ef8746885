import type { Db } from "@/db/client";
import { prefixAccountIds } from "@/db/queries/users";
import type { OidcSettings } from "./settings";
import { accountsOf, OIDC_PROVIDER } from "./subject";

/** Accounts from before subjects named their issuer: there was one, and it is this. */
export async function nameIssuer(db: Db, settings: OidcSettings | undefined): Promise<void> {
  if (!settings) return;
  await prefixAccountIds(db, { providerId: OIDC_PROVIDER, prefix: accountsOf(settings) });
}
