import { and, desc, eq, gt, ne, sql } from "drizzle-orm";
import type { UserId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { session } from "../schema";

const SESSIONS_MAX = 100;

/** Never their tokens: who reads the list must not be able to use them. */
export async function listSessions(db: Db, { userId, now }: { userId: UserId; now: Date }) {
  return db
    .select({
      id: session.id,
      address: session.ipAddress,
      userAgent: session.userAgent,
      createdAt: session.createdAt,
      updatedAt: session.updatedAt,
    })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, now)))
    .orderBy(desc(session.updatedAt), desc(session.id))
    .limit(SESSIONS_MAX);
}

export async function deleteSession(
  db: Db,
  { userId, id }: { userId: UserId; id: string },
): Promise<boolean> {
  const rows = await db
    .delete(session)
    .where(and(eq(session.userId, userId), eq(session.id, id)))
    .returning({ one: sql`1` });
  return rows.length > 0;
}

export async function deleteOtherSessions(
  db: Db,
  { userId, id }: { userId: UserId; id: string },
): Promise<number> {
  const rows = await db
    .delete(session)
    .where(and(eq(session.userId, userId), ne(session.id, id)))
    .returning({ one: sql`1` });
  return rows.length;
}
