import { and, asc, desc, eq, inArray, lt, ne, sql } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { SecretName } from "../../lib/domain/vault/secret";
import type { Db } from "../client";
import { vaultSecret, vaultUse } from "../schema";

export type SecretRow = typeof vaultSecret.$inferSelect;
export type UseRow = typeof vaultUse.$inferSelect;
export type SecretKey = { projectId: ProjectId; name: SecretName };

const isSecret = ({ projectId, name }: SecretKey) =>
  and(eq(vaultSecret.projectId, projectId), eq(vaultSecret.name, name));

export async function listSecrets(
  db: Db,
  { projectId, limit }: { projectId: ProjectId; limit: number },
): Promise<SecretRow[]> {
  return db
    .select()
    .from(vaultSecret)
    .where(eq(vaultSecret.projectId, projectId))
    .orderBy(asc(vaultSecret.name))
    .limit(limit);
}

export async function findSecretsByName(
  db: Db,
  { projectId, names }: { projectId: ProjectId; names: readonly SecretName[] },
): Promise<SecretRow[]> {
  return db
    .select()
    .from(vaultSecret)
    .where(and(eq(vaultSecret.projectId, projectId), inArray(vaultSecret.name, [...names])));
}

/** Undefined where the name is taken, or the project has as many as it may. */
export async function insertSecret(
  db: Db,
  row: typeof vaultSecret.$inferInsert,
): Promise<SecretRow | undefined> {
  const [inserted] = await db.insert(vaultSecret).values(row).onConflictDoNothing().returning();
  return inserted;
}

export async function countSecrets(db: Db, projectId: ProjectId): Promise<number> {
  return db.$count(vaultSecret, eq(vaultSecret.projectId, projectId));
}

export async function countAllSecrets(db: Db): Promise<number> {
  return db.$count(vaultSecret);
}

export async function updateSecret(
  db: Db,
  key: SecretKey,
  changed: Partial<Omit<SecretRow, "projectId" | "name">>,
): Promise<SecretRow | undefined> {
  const [updated] = await db.update(vaultSecret).set(changed).where(isSecret(key)).returning();
  return updated;
}

export async function deleteSecret(db: Db, key: SecretKey): Promise<boolean> {
  const rows = await db.delete(vaultSecret).where(isSecret(key)).returning();
  return rows.length > 0;
}

export async function insertUses(
  db: Db,
  rows: readonly (typeof vaultUse.$inferInsert)[],
): Promise<void> {
  await db.insert(vaultUse).values([...rows]);
}

export async function markSecretsUsed(
  db: Db,
  used: {
    projectId: ProjectId;
    names: readonly SecretName[];
    agent: string;
    host: string;
    at: Date;
  },
): Promise<void> {
  await db
    .update(vaultSecret)
    .set({ lastUsedAt: used.at, lastUsedBy: used.agent, lastUsedHost: used.host })
    .where(
      and(
        eq(vaultSecret.projectId, used.projectId),
        inArray(vaultSecret.name, [...used.names]),
        sql`(${vaultSecret.lastUsedAt} is null or ${vaultSecret.lastUsedAt} <= ${used.at.toISOString()}::timestamptz)`,
      ),
    );
}

/** The latest first. */
export async function listUses(
  db: Db,
  { projectId, name, before, limit }: SecretKey & { before: bigint | undefined; limit: number },
): Promise<UseRow[]> {
  const isOlder = before === undefined ? undefined : lt(vaultUse.id, before);
  return db
    .select()
    .from(vaultUse)
    .where(and(eq(vaultUse.projectId, projectId), eq(vaultUse.name, name), isOlder))
    .orderBy(desc(vaultUse.id))
    .limit(limit);
}

export async function listSecretsOfOtherKeys(
  db: Db,
  { keyId, limit }: { keyId: string; limit: number },
): Promise<SecretRow[]> {
  return db
    .select()
    .from(vaultSecret)
    .where(ne(vaultSecret.keyId, keyId))
    .orderBy(asc(vaultSecret.projectId), asc(vaultSecret.name))
    .limit(limit);
}

/** Only what is still sealed as it was read: a value that was replaced meanwhile stays. */
export async function resealSecret(
  db: Db,
  { projectId, name, sealed: before }: SecretRow,
  after: { sealed: string; keyId: string },
): Promise<void> {
  await db
    .update(vaultSecret)
    .set(after)
    .where(and(isSecret({ projectId, name }), eq(vaultSecret.sealed, before)));
}
