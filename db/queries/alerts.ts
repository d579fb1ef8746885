import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { FindingKind } from "../../lib/domain/findings/finding";
import type { ProjectId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { alert, alertEvent } from "../schema";

export type AlertRow = typeof alert.$inferSelect;
export type AlertEventRow = typeof alertEvent.$inferSelect;
export type AlertKey = { projectId: ProjectId; id: string };

/** Of an alert; what is older than its latest so many is forgotten. */
const EVENTS_KEPT_MAX = 200;

const isAlert = ({ projectId, id }: AlertKey) =>
  and(eq(alert.projectId, projectId), eq(alert.id, id));

/** Undefined where the project has as many as it may. */
export async function insertAlert(
  db: Db,
  row: typeof alert.$inferInsert,
  max: number,
): Promise<AlertRow | undefined> {
  const { projectId } = row;
  await db.execute(sql`select from project where id = ${projectId} for update`);
  if ((await db.$count(alert, eq(alert.projectId, projectId))) >= max) return undefined;
  const [inserted] = await db.insert(alert).values(row).returning();
  return inserted;
}

/** The firing ones first. */
export async function listAlerts(db: Db, projectId: ProjectId): Promise<AlertRow[]> {
  return db
    .select()
    .from(alert)
    .where(eq(alert.projectId, projectId))
    .orderBy(sql`${alert.state} = 'firing' desc`, asc(alert.name), asc(alert.id));
}

export async function findAlert(db: Db, key: AlertKey): Promise<AlertRow | undefined> {
  const [row] = await db.select().from(alert).where(isAlert(key));
  return row;
}

export async function updateAlert(
  db: Db,
  key: AlertKey,
  changed: Partial<Omit<AlertRow, "projectId" | "id" | "revision">>,
): Promise<AlertRow | undefined> {
  const [row] = await db
    .update(alert)
    .set({ ...changed, revision: sql`${alert.revision} + 1` })
    .where(isAlert(key))
    .returning();
  return row;
}

/** With its history. */
export async function deleteAlert(db: Db, key: AlertKey): Promise<AlertRow | undefined> {
  await db
    .delete(alertEvent)
    .where(and(eq(alertEvent.projectId, key.projectId), eq(alertEvent.alertId, key.id)));
  const [row] = await db.delete(alert).where(isAlert(key)).returning();
  return row;
}

export async function listAlertEvents(
  db: Db,
  { projectId, id }: AlertKey,
  limit: number,
): Promise<AlertEventRow[]> {
  return db
    .select()
    .from(alertEvent)
    .where(and(eq(alertEvent.projectId, projectId), eq(alertEvent.alertId, id)))
    .orderBy(desc(alertEvent.id))
    .limit(limit);
}

/** Those whose time has come, put off until the next: no two workers check one at once. */
export async function takeDueAlerts(
  db: Db,
  { now, everyMs, limit }: { now: Date; everyMs: number; limit: number },
): Promise<AlertRow[]> {
  const next = new Date(now.getTime() + everyMs);
  return db
    .update(alert)
    .set({ nextCheckAt: next })
    .where(
      sql`(${alert.projectId}, ${alert.id}) in (
        select project_id, id from alert where is_on and next_check_at <= ${now.toISOString()}::timestamptz
        order by next_check_at limit ${limit} for update skip locked
      )`,
    )
    .returning();
}

/** What a check came to; false: the alert was changed since it was taken, and this is of no account. */
export async function settleAlert(
  db: Db,
  { projectId, id, revision }: AlertRow,
  changed: Partial<Omit<AlertRow, "projectId" | "id" | "revision">>,
): Promise<boolean> {
  const rows = await db
    .update(alert)
    .set({ ...changed, revision: sql`${alert.revision} + 1` })
    .where(and(isAlert({ projectId, id }), eq(alert.revision, revision)))
    .returning({ id: alert.id });
  return rows.length > 0;
}

export async function insertAlertEvent(
  db: Db,
  row: Omit<typeof alertEvent.$inferInsert, "id">,
): Promise<void> {
  await db.insert(alertEvent).values(row);
  const { projectId, alertId } = row;
  await db.execute(sql`delete from alert_event
    where project_id = ${projectId} and alert_id = ${alertId} and id < (
      select min(id) from (
        select id from alert_event where project_id = ${projectId} and alert_id = ${alertId}
        order by id desc limit ${EVENTS_KEPT_MAX}
      ) kept
    )`);
}

export async function countOpenFindings(
  db: Db,
  {
    projectId,
    from,
    to,
    kind,
  }: { projectId: ProjectId; from: Nanos; to: Nanos; kind: FindingKind | null },
): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from finding
    where project_id = ${projectId} and status = 'open'
      and started_at >= ${String(from)}::bigint and started_at < ${String(to)}::bigint
      ${kind === null ? sql`` : sql`and kind = ${kind}`}`);
  return row?.count ?? 0;
}
