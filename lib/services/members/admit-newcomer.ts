import type { Db } from "@/db/client";
import { listInvitationsTo, markInvitationAccepted } from "@/db/queries/invitations";
import { findMemberRole, insertMember, type MemberRole } from "@/db/queries/members";
import { findProjectBySlug } from "@/db/queries/projects";
import type { ProjectId, UserId } from "@/lib/domain/ids";
import { msFromNanos, type Nanos } from "@/lib/domain/time";
import { writeAudit } from "../audit/write-audit";

type Edge = { db: Db; now: () => Nanos };
type Newcomer = { id: UserId; name: string; email: string };
type Rule = { domains: readonly string[]; role: MemberRole; project: string };

/** Whether somebody whose address a sign-in provider vouches for may have an account at all. */
export async function mayEnter(edge: Edge, email: string, rule: Rule): Promise<boolean> {
  if (isOfDomain(email, rule)) return true;
  return (await listInvitationsTo(edge.db, { email, now: nowOf(edge) })).length > 0;
}

/** Takes up what was addressed to a newcomer, and what the rule gives to everybody of a domain. */
export async function admitNewcomer(edge: Edge, person: Newcomer, rule: Rule): Promise<void> {
  await edge.db.transaction(async (db) => {
    const now = nowOf(edge);
    const { id: userId, email } = person;
    for (const { id, projectId, role } of await listInvitationsTo(db, { email, now })) {
      if (!(await markInvitationAccepted(db, { projectId, id, now }))) continue;
      await join({ ...edge, db }, person, { projectId, role, subject: `invitation:${id}` });
    }
    const project = isOfDomain(email, rule) && (await findProjectBySlug(db, rule.project));
    if (!project || (await findMemberRole(db, { projectId: project.id, userId }))) return;
    const place = { projectId: project.id, role: rule.role, subject: `user:${userId}` };
    await join({ ...edge, db }, person, place);
  });
}

async function join(
  edge: Edge,
  { id, name, email }: Newcomer,
  { projectId, role, subject }: { projectId: ProjectId; role: MemberRole; subject: string },
): Promise<void> {
  await insertMember(edge.db, { projectId, userId: id, role });
  const actor = { kind: "user" as const, id, name, role };
  const detail = { role, email, is_new: true, by: "single sign-on" };
  await writeAudit({ ...edge, projectId, actor }, { action: "member.join", subject, detail });
}

function isOfDomain(email: string, { domains }: Rule): boolean {
  return domains.includes(email.slice(email.lastIndexOf("@") + 1).toLowerCase());
}

function nowOf({ now }: Edge): Date {
  return new Date(msFromNanos(now()));
}
