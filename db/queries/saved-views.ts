import { and, asc, eq, not, or, sql } from "drizzle-orm";
import type { ProjectId, UserId } from "../../lib/domain/ids";
import { failureCode } from "../../lib/errors";
import type { Db } from "../client";
import { savedView } from "../schema";

export type SavedViewRow = typeof savedView.$inferSelect;
type ViewKey = { projectId: ProjectId; id: string };

/** Shared ones, and of each person: more names than this nobody finds their way in. */
export const SAVED_VIEWS_MAX = 200;
const UNIQUE_VIOLATION = "23505";

/** The project's shared views and the reader's own; others' own ones stay theirs. */
export async function listSavedViews(
  db: Db,
  { projectId, userId }: { projectId: ProjectId; userId: UserId | null },
): Promise<SavedViewRow[]> {
  const isOwn = userId === null ? undefined : eq(savedView.createdBy, userId);
  return db
    .select()
    .from(savedView)
    .where(and(eq(savedView.projectId, projectId), or(savedView.isShared, isOwn)))
    .orderBy(asc(sql`lower(${savedView.name})`), asc(savedView.id))
    .limit(2 * SAVED_VIEWS_MAX);
}

/** How many are shared with the project, or somebody's own. */
export async function countSavedViews(
  db: Db,
  {
    projectId,
    userId,
    isShared,
  }: { projectId: ProjectId; userId: UserId | null; isShared: boolean },
): Promise<number> {
  const isOwn = userId === null ? undefined : eq(savedView.createdBy, userId);
  const kind = isShared ? savedView.isShared : and(not(savedView.isShared), isOwn);
  return db.$count(savedView, and(eq(savedView.projectId, projectId), kind));
}

export async function findSavedView(db: Db, key: ViewKey): Promise<SavedViewRow | undefined> {
  const [row] = await db.select().from(savedView).where(byKey(key));
  return row;
}

/** Returns undefined when the name is taken. */
export async function insertSavedView(
  db: Db,
  row: typeof savedView.$inferInsert,
): Promise<SavedViewRow | undefined> {
  const [inserted] = await db.insert(savedView).values(row).onConflictDoNothing().returning();
  return inserted;
}

type Change = Partial<Pick<SavedViewRow, "name" | "search" | "isShared">>;

export async function updateSavedView(
  db: Db,
  { change, ...key }: ViewKey & { change: Change },
): Promise<SavedViewRow | "gone" | "name_taken"> {
  try {
    const [row] = await db.update(savedView).set(change).where(byKey(key)).returning();
    return row ?? "gone";
  } catch (error) {
    if (failureCode(error) === UNIQUE_VIOLATION) return "name_taken";
    throw error;
  }
}

export async function deleteSavedView(db: Db, key: ViewKey): Promise<void> {
  await db.delete(savedView).where(byKey(key));
}

function byKey({ projectId, id }: ViewKey) {
  return and(eq(savedView.projectId, projectId), eq(savedView.id, id));
}
