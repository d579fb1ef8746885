import { asc, eq } from "drizzle-orm";
import type { ProjectId, UserId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { member, project } from "../schema";

/** Nobody belongs to more; a list without a limit would be a promise we cannot keep. */
const PROJECTS_MAX = 500;

/** Does nothing when the slug is taken: nodes that start together agree on one project. */
export async function insertProject(
  db: Db,
  row: { id: ProjectId; slug: string; name: string },
): Promise<void> {
  await db.insert(project).values(row).onConflictDoNothing({ target: project.slug });
}

export async function findProjectBySlug(
  db: Db,
  slug: string,
): Promise<typeof project.$inferSelect | undefined> {
  const [row] = await db.select().from(project).where(eq(project.slug, slug)).limit(1);
  return row;
}

export async function listProjectsOfUser(db: Db, userId: UserId) {
  return db
    .select({ id: project.id, slug: project.slug, name: project.name, role: member.role })
    .from(member)
    .innerJoin(project, eq(project.id, member.projectId))
    .where(eq(member.userId, userId))
    .orderBy(asc(member.createdAt), asc(project.id))
    .limit(PROJECTS_MAX);
}
