import { asc, eq } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { boardPermission } from "../../schema";

export type BoardPermissionRow = typeof boardPermission.$inferSelect;

export async function listBoardPermissions(
  db: Db,
  projectId: ProjectId,
): Promise<BoardPermissionRow[]> {
  return db
    .select()
    .from(boardPermission)
    .where(eq(boardPermission.projectId, projectId))
    .orderBy(asc(boardPermission.agent), asc(boardPermission.prefix));
}

/** In a transaction: what was allowed before is allowed no more. */
export async function replaceBoardPermissions(
  db: Db,
  projectId: ProjectId,
  rows: readonly BoardPermissionRow[],
): Promise<void> {
  await db.delete(boardPermission).where(eq(boardPermission.projectId, projectId));
  if (rows.length > 0) await db.insert(boardPermission).values([...rows]);
}
