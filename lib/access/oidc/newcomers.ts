import type { BetterAuthOptions } from "better-auth";
import type { Db } from "@/db/client";
import { clock } from "@/lib/clock";
import { UserId } from "@/lib/domain/ids";
import { admitNewcomer, mayEnter } from "@/lib/services/members/admit-newcomer";
import type { OidcSettings } from "./settings";

/** Nobody becomes a user by knowing the provider alone: by an invitation, or by a domain named for it. */
export function newcomersBy(
  db: Db,
  { newcomers }: OidcSettings,
): Pick<BetterAuthOptions, "user" | "databaseHooks"> {
  const edge = { db, now: clock };
  return {
    user: {
      validateUserInfo: async ({ user: { email, emailVerified }, source }) => {
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
