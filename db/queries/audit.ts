import { and, asc, desc, eq, gt, gte, ilike, lt, sql } from "drizzle-orm";
import type { AuditAction } from "../../lib/domain/audit/actions";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { auditEntry } from "../schema";

export type AuditRow = typeof auditEntry.$inferSelect;

/** Who writes next waits for the transaction that holds this: entries of a project come one by one. */
export async function lockAudit(db: Db, projectId: ProjectId): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`audit ${projectId}`}, 0))`);
}

export async function findNewestEntry(db: Db, projectId: ProjectId): Promise<AuditRow | undefined> {
  const [row] = await db
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.projectId, projectId))
    .orderBy(desc(auditEntry.seq))
    .limit(1);
  return row;
}

export async function insertEntry(db: Db, row: AuditRow): Promise<void> {
  await db.insert(auditEntry).values(row);
}

type AuditSearch = {
  projectId: ProjectId;
  action?: AuditAction | undefined;
  q?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Only what is older. */
  before?: number | undefined;
  limit: number;
};

export async function listEntries(db: Db, search: AuditSearch): Promise<AuditRow[]> {
  const { projectId, action, q, from, to, before, limit } = search;
  const pattern = q === undefined ? undefined : `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return db
    .select()
    .from(auditEntry)
    .where(
      and(
        eq(auditEntry.projectId, projectId),
        action === undefined ? undefined : eq(auditEntry.action, action),
        from === undefined ? undefined : gte(auditEntry.at, from),
        to === undefined ? undefined : lt(auditEntry.at, to),
        before === undefined ? undefined : lt(auditEntry.seq, before),
        // The body has all that the other columns say.
        pattern === undefined ? undefined : ilike(auditEntry.body, pattern),
      ),
    )
    .orderBy(desc(auditEntry.seq))
    .limit(limit);
}

/** In the order in which they were written. */
export async function listChain(
  db: Db,
  { projectId, after, limit }: { projectId: ProjectId; after: number; limit: number },
): Promise<AuditRow[]> {
  return db
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.projectId, projectId), gt(auditEntry.seq, after)))
    .orderBy(asc(auditEntry.seq))
    .limit(limit);
}
