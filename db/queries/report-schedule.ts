import { and, eq, lte } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { reportSchedule } from "../schema";

export type ReportScheduleRow = typeof reportSchedule.$inferSelect;

export async function findReportSchedule(
  db: Db,
  projectId: ProjectId,
): Promise<ReportScheduleRow | undefined> {
  const [row] = await db
    .select()
    .from(reportSchedule)
    .where(eq(reportSchedule.projectId, projectId));
  return row;
}

export async function saveReportSchedule(
  db: Db,
  row: Omit<ReportScheduleRow, "lastAt">,
): Promise<void> {
  await db
    .insert(reportSchedule)
    .values(row)
    .onConflictDoUpdate({ target: reportSchedule.projectId, set: row });
}

export async function deleteReportSchedule(db: Db, projectId: ProjectId): Promise<void> {
  await db.delete(reportSchedule).where(eq(reportSchedule.projectId, projectId));
}

/** One whose time has come, put off: who dies while making it has only cost that time. */
export async function takeDueReport(
  db: Db,
  { now, tryAgainAt }: { now: Date; tryAgainAt: Date },
): Promise<ReportScheduleRow | undefined> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(reportSchedule)
      .where(lte(reportSchedule.tryAt, now))
      .orderBy(reportSchedule.tryAt)
      .limit(1)
      .for("update", { skipLocked: true });
    if (!row) return undefined;
    await tx
      .update(reportSchedule)
      .set({ tryAt: tryAgainAt })
      .where(eq(reportSchedule.projectId, row.projectId));
    return row;
  });
}

/** False: another made this report meanwhile, or the schedule was changed. */
export async function settleReport(
  db: Db,
  { projectId, nextAt }: ReportScheduleRow,
  { now, following }: { now: Date; following: Date },
): Promise<boolean> {
  const rows = await db
    .update(reportSchedule)
    .set({ nextAt: following, tryAt: following, lastAt: now })
    .where(and(eq(reportSchedule.projectId, projectId), eq(reportSchedule.nextAt, nextAt)))
    .returning({ projectId: reportSchedule.projectId });
  return rows.length > 0;
}
