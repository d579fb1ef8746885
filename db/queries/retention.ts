import { and, asc, eq, sql } from "drizzle-orm";
import type { RetentionKind } from "../../lib/domain/retention";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { retention } from "../schema";

export type RetentionRow = typeof retention.$inferSelect;

export async function listRetention(db: Db, projectId: ProjectId): Promise<RetentionRow[]> {
  return db.select().from(retention).where(eq(retention.projectId, projectId));
}

/** Of all projects, for the chore that applies it. */
export async function listAllRetention(db: Db): Promise<RetentionRow[]> {
  return db.select().from(retention).orderBy(asc(retention.projectId), asc(retention.kind));
}

/** Null: for ever. */
export async function saveRetention(
  db: Db,
  { projectId, kind, days }: { projectId: ProjectId; kind: RetentionKind; days: number | null },
): Promise<void> {
  if (days === null) {
    await db
      .delete(retention)
      .where(and(eq(retention.projectId, projectId), eq(retention.kind, kind)));
    return;
  }
  await db
    .insert(retention)
    .values({ projectId, kind, days })
    .onConflictDoUpdate({ target: [retention.projectId, retention.kind], set: { days } });
}

/**
 * Drops the partitions of days that no trace is of any more. A partition can only be dropped when nobody
 * reads its parent; what does not get that within a moment is tried again in the next round.
 */
export async function dropEmptyDays(db: Db, { before }: { before: string }): Promise<number> {
  const days = await db.execute<{ day: string }>(sql`
    select d.day::text as day from (
      select to_date(right(c.relname, 8), 'YYYYMMDD') as day from pg_inherits i
      join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
      where p.relname = 'payload' and c.relname ~ '_[0-9]{8}$'
    ) d where d.day < ${before}::date and not exists (select from trace t where t.day = d.day)
    order by 1 limit 10`);
  for (const { day } of days) {
    const suffix = day.replaceAll("-", "");
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local lock_timeout = '500ms'`);
      for (const parent of ["span", "event", "payload"]) {
        await tx.execute(sql`drop table if exists ${sql.identifier(`${parent}_${suffix}`)}`);
      }
    });
  }
  return days.length;
}
