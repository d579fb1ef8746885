import { and, asc, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { invitation, project } from "../schema";

export type InvitationRow = typeof invitation.$inferSelect;

const INVITATIONS_MAX = 500;
const isOpen = (now: Date) =>
  and(isNull(invitation.acceptedAt), isNull(invitation.revokedAt), gt(invitation.expiresAt, now));

export async function insertInvitation(
  db: Db,
  row: typeof invitation.$inferInsert,
): Promise<InvitationRow> {
  const [inserted] = await db.insert(invitation).values(row).returning();
  if (!inserted) throw new Error("an invitation with an id of its own was not inserted");
  return inserted;
}

export async function listOpenInvitations(
  db: Db,
  { projectId, now }: { projectId: ProjectId; now: Date },
): Promise<InvitationRow[]> {
  return db
    .select()
    .from(invitation)
    .where(and(eq(invitation.projectId, projectId), isOpen(now)))
    .orderBy(desc(invitation.createdAt), desc(invitation.id))
    .limit(INVITATIONS_MAX);
}

/** Of whichever project: who knows the address has shown it to be theirs. */
export async function listInvitationsTo(
  db: Db,
  { email, now }: { email: string; now: Date },
): Promise<InvitationRow[]> {
  return db
    .select()
    .from(invitation)
    .where(and(sql`lower(${invitation.email}) = lower(${email})`, isOpen(now)))
    .orderBy(asc(invitation.createdAt), asc(invitation.id))
    .limit(INVITATIONS_MAX);
}

/** By its secret, which no project knows: with the project that it leads to. */
export async function findInvitation(db: Db, { hash }: { hash: string }) {
  const [row] = await db
    .select({ invitation, slug: project.slug, name: project.name })
    .from(invitation)
    .innerJoin(project, eq(project.id, invitation.projectId))
    .where(eq(invitation.hash, hash));
  return row;
}

/** False: somebody else took it, it was revoked, or it is too old. */
export async function markInvitationAccepted(
  db: Db,
  { projectId, id, now }: { projectId: ProjectId; id: string; now: Date },
): Promise<boolean> {
  const rows = await db
    .update(invitation)
    .set({ acceptedAt: now })
    .where(and(eq(invitation.projectId, projectId), eq(invitation.id, id), isOpen(now)))
    .returning({ one: sql`1` });
  return rows.length > 0;
}

export async function markInvitationRevoked(
  db: Db,
  { projectId, id, now }: { projectId: ProjectId; id: string; now: Date },
): Promise<InvitationRow | undefined> {
  const [row] = await db
    .update(invitation)
    .set({ revokedAt: now })
    .where(and(eq(invitation.projectId, projectId), eq(invitation.id, id), isOpen(now)))
    .returning();
  return row;
}
