import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { UserId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { account, user, verification } from "../schema";

export type UserRow = typeof user.$inferSelect;

/** Returns undefined when the address is taken. */
export async function insertUser(
  db: Db,
  row: { id: UserId; name: string; email: string; emailVerified: boolean },
): Promise<UserRow | undefined> {
  const [inserted] = await db
    .insert(user)
    .values(row)
    .onConflictDoNothing({ target: user.email })
    .returning();
  return inserted;
}

export async function insertPasswordAccount(
  db: Db,
  { id, userId, password }: { id: string; userId: UserId; password: string },
): Promise<void> {
  const named = { id, userId, accountId: userId, providerId: "credential" };
  await db.insert(account).values({ ...named, password });
}

/** Whether somebody signs in there already, as anybody. */
export async function hasAccountAt(
  db: Db,
  at: { userId: UserId; providerId: string; accountIdStart: string },
): Promise<boolean> {
  const [row] = await db
    .select({ id: account.id })
    .from(account)
    .where(
      and(
        eq(account.userId, at.userId),
        eq(account.providerId, at.providerId),
        sql`starts_with(${account.accountId}, ${at.accountIdStart})`,
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Account ids without the address that they are somebody's at. */
export async function prefixAccountIds(
  db: Db,
  { providerId, prefix }: { providerId: string; prefix: string },
): Promise<void> {
  await db
    .update(account)
    .set({ accountId: sql`${prefix} || ${account.accountId}` })
    .where(
      and(eq(account.providerId, providerId), sql`${account.accountId} !~ '^https?://[^ ]+ '`),
    );
}

/** They are named anew by whom the provider says they are, and their address is believed. */
export async function forgetAccountsAt(
  db: Db,
  { userId, providerId }: { userId: UserId; providerId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .delete(account)
      .where(and(eq(account.userId, userId), eq(account.providerId, providerId)));
    await tx.update(user).set({ emailVerified: true }).where(eq(user.id, userId));
  });
}

export async function findUserByEmail(db: Db, email: string): Promise<UserRow | undefined> {
  const [row] = await db.select().from(user).where(eq(user.email, email)).limit(1);
  return row;
}

export async function listOldestUsers(db: Db, { limit }: { limit: number }) {
  const password = db
    .select({ one: sql`1` })
    .from(account)
    .where(and(eq(account.userId, user.id), isNotNull(account.password)));
  return db
    .select({
      id: user.id,
      email: user.email,
      emailVerified: user.emailVerified,
      hasPassword: sql<boolean>`exists ${password}`,
    })
    .from(user)
    .orderBy(asc(user.createdAt), asc(user.id))
    .limit(limit);
}

/** A one-time secret in better-auth's own table; it deletes the row when the secret is used. */
export async function insertVerification(
  db: Db,
  row: { id: string; identifier: string; value: string; expiresAt: Date },
): Promise<void> {
  await db.insert(verification).values(row);
}
