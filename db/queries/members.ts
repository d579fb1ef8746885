import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { DECIDER_ROLES } from "../../lib/domain/approvals/approval";
import type { ProjectId, UserId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { member, session, user } from "../schema";

export async function insertMember(db: Db, row: typeof member.$inferInsert): Promise<void> {
  await db.insert(member).values(row).onConflictDoNothing();
}

export type DeciderRow = { id: UserId; name: string; email: string; role: string };

const decider = { id: member.userId, name: user.name, email: user.email, role: member.role };
/** The people of a project whose role lets them decide. */
export async function listDeciders(db: Db, projectId: ProjectId): Promise<DeciderRow[]> {
  return db
    .select(decider)
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(member.projectId, projectId), inArray(member.role, [...DECIDER_ROLES])))
    .orderBy(asc(user.name), asc(user.email));
}

/** What everybody in the project is called. */
export async function listMemberNames(db: Db, projectId: ProjectId): Promise<DeciderRow[]> {
  return db
    .select(decider)
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.projectId, projectId));
}

export type MemberRole = (typeof member.$inferSelect)["role"];
type MemberKey = { projectId: ProjectId; userId: UserId };
const isMember = ({ projectId, userId }: MemberKey) =>
  and(eq(member.projectId, projectId), eq(member.userId, userId));
const MEMBERS_MAX = 1_000;

export async function listMembers(db: Db, projectId: ProjectId) {
  const lastSeenAt = db
    .select({ at: sql<string | null>`max(${session.updatedAt})` })
    .from(session)
    .where(eq(session.userId, member.userId));
  return db
    .select({
      id: member.userId,
      name: user.name,
      email: user.email,
      role: member.role,
      joinedAt: member.createdAt,
      lastSeenAt: sql<string | null>`(${lastSeenAt})`,
    })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.projectId, projectId))
    .orderBy(asc(user.name), asc(user.email))
    .limit(MEMBERS_MAX);
}

/** Who changes members next waits: two owners cannot take each other's role away at once. */
export async function lockOwners(db: Db, projectId: ProjectId): Promise<UserId[]> {
  const rows = await db
    .select({ id: member.userId })
    .from(member)
    .where(and(eq(member.projectId, projectId), eq(member.role, "owner")))
    .orderBy(asc(member.userId))
    .for("update");
  return rows.map(({ id }) => id);
}

export async function findMemberRole(db: Db, key: MemberKey): Promise<MemberRole | undefined> {
  const [row] = await db.select({ role: member.role }).from(member).where(isMember(key));
  return row?.role;
}

export async function updateMemberRole(db: Db, key: MemberKey, role: MemberRole): Promise<void> {
  await db.update(member).set({ role }).where(isMember(key));
}

export async function deleteMember(db: Db, key: MemberKey): Promise<void> {
  await db.delete(member).where(isMember(key));
}
