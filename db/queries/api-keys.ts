import { and, desc, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { apiKey } from "../schema";

export type ApiKeyRow = typeof apiKey.$inferSelect;

const API_KEYS_MAX = 500;

/** Returns undefined when this very key exists already. */
export async function insertApiKey(
  db: Db,
  row: typeof apiKey.$inferInsert,
): Promise<ApiKeyRow | undefined> {
  const [inserted] = await db
    .insert(apiKey)
    .values(row)
    .onConflictDoNothing({ target: apiKey.hash })
    .returning();
  return inserted;
}

export async function findApiKeyByHash(db: Db, hash: string): Promise<ApiKeyRow | undefined> {
  const [row] = await db.select().from(apiKey).where(eq(apiKey.hash, hash)).limit(1);
  return row;
}

export async function findApiKey(
  db: Db,
  { id, projectId }: { id: string; projectId: ProjectId },
): Promise<ApiKeyRow | undefined> {
  const [row] = await db
    .select()
    .from(apiKey)
    .where(and(eq(apiKey.id, id), eq(apiKey.projectId, projectId)))
    .limit(1);
  return row;
}

export async function listApiKeys(db: Db, projectId: ProjectId): Promise<ApiKeyRow[]> {
  return db
    .select()
    .from(apiKey)
    .where(eq(apiKey.projectId, projectId))
    .orderBy(desc(apiKey.createdAt), desc(apiKey.id))
    .limit(API_KEYS_MAX);
}

/** What keys of the project are called, or were: also those that are over. */
export async function listKeyLabels(
  db: Db,
  projectId: ProjectId,
): Promise<{ label: string; isLive: boolean }[]> {
  const isLive = sql<boolean>`bool_or(revoked_at is null and (expires_at is null or expires_at > now()))`;
  return db
    .select({ label: apiKey.label, isLive })
    .from(apiKey)
    .where(eq(apiKey.projectId, projectId))
    .groupBy(apiKey.label);
}

/** The end of a key that is in use; never later than it was. False: it is over already. */
export async function expireApiKey(
  db: Db,
  { id, projectId, until, now }: { id: string; projectId: ProjectId; until: Date; now: Date },
): Promise<boolean> {
  const isLive = or(isNull(apiKey.expiresAt), gt(apiKey.expiresAt, now));
  const rows = await db
    .update(apiKey)
    .set({ expiresAt: sql`least(${apiKey.expiresAt}, ${until.toISOString()}::timestamptz)` })
    .where(
      and(eq(apiKey.id, id), eq(apiKey.projectId, projectId), isNull(apiKey.revokedAt), isLive),
    )
    .returning();
  return rows.length > 0;
}

/** Returns undefined when there is nothing to revoke, so the first moment of revocation stays. */
export async function markApiKeyRevoked(
  db: Db,
  { id, projectId, revokedAt }: { id: string; projectId: ProjectId; revokedAt: Date },
): Promise<ApiKeyRow | undefined> {
  const open = and(eq(apiKey.projectId, projectId), isNull(apiKey.revokedAt));
  const [row] = await db
    .update(apiKey)
    .set({ revokedAt })
    .where(and(eq(apiKey.id, id), open))
    .returning();
  return row;
}

/** The guard keeps many nodes from writing one key's row at the same time. */
export async function markApiKeyUsed(
  db: Db,
  key: Pick<ApiKeyRow, "projectId" | "id">,
  { usedAt, ifBefore }: { usedAt: Date; ifBefore: Date },
): Promise<void> {
  const stale = or(isNull(apiKey.lastUsedAt), lt(apiKey.lastUsedAt, ifBefore));
  await db
    .update(apiKey)
    .set({ lastUsedAt: usedAt })
    .where(and(eq(apiKey.projectId, key.projectId), eq(apiKey.id, key.id), stale));
}
