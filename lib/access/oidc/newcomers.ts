import type { BetterAuthOptions } from "better-auth";
import type { Db } from "@/db/client";
import { hasAccountAt } from "@/db/queries/users";
import { clock } from "@/lib/clock";
import { UserId } from "@/lib/domain/ids";
import { admitNewcomer, mayEnter } from "@/lib/services/members/admit-newcomer";
import type { OidcSettings } from "./settings";
import { accountsOf, OIDC_PROVIDER } from "./subject";

/**
 * Nobody becomes a user by knowing the provider alone: by an invitation, or by a domain named for it.
 * And nobody becomes somebody else by having been given their address: who is known by one subject of
 * the provider is not found again under another.
 */
export function newcomersBy(
  db: Db,
  settings: OidcSettings,
): Pick<BetterAuthOptions, "user" | "databaseHooks"> {
  const edge = { db, now: clock };
  const { newcomers } = settings;
  const here = { providerId: OIDC_PROVIDER, accountIdStart: accountsOf(settings) };
  return {
    user: {
      validateUserInfo: async ({ user: { id, email, emailVerified }, source }) => {
        if (source.action === "link-account") {
          const isKnown = await hasAccountAt(db, { ...here, userId: UserId.parse(id) });
          return isKnown ? { error: "account_not_linked" } : undefined;
        }
        if (source.action !== "create-user") return;
        if (!emailVerified || !email) return { error: "email_not_verified" };
        if (!(await mayEnter(edge, email, newcomers))) return { error: "not_invited" };
      },
    },
    databaseHooks: {
      user: {
        create: {
          after: async ({ id, name, email }) =>
            admitNewcomer(edge, { id: UserId.parse(id), name, email }, newcomers),
        },
      },
    },
  };
}
