import { and, asc, eq, sql } from "drizzle-orm";
import type { UserId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { passkey } from "../schema";

const PASSKEYS_MAX = 100;

type Own = { userId: UserId; id: string };

/** Without what proves them: who reads the list needs none of it. */
export async function listPasskeys(db: Db, userId: UserId) {
  return db
    .select({
      id: passkey.id,
      name: passkey.name,
      aaguid: passkey.aaguid,
      deviceType: passkey.deviceType,
      createdAt: passkey.createdAt,
    })
    .from(passkey)
    .where(eq(passkey.userId, userId))
    .orderBy(asc(passkey.createdAt), asc(passkey.id))
    .limit(PASSKEYS_MAX);
}

/** False: this person has no such passkey. */
export async function renamePasskey(db: Db, { userId, id }: Own, name: string): Promise<boolean> {
  const rows = await db
    .update(passkey)
    .set({ name })
    .where(and(eq(passkey.userId, userId), eq(passkey.id, id)))
    .returning({ one: sql`1` });
  return rows.length > 0;
}

/** Undefined: this person has no such passkey. */
export async function deletePasskey(
  db: Db,
  { userId, id }: Own,
): Promise<{ name: string | null } | undefined> {
  const [row] = await db
    .delete(passkey)
    .where(and(eq(passkey.userId, userId), eq(passkey.id, id)))
    .returning({ name: passkey.name });
  return row;
}
