import { type InvitationRow, listOpenInvitations } from "@/db/queries/invitations";
import { listMembers as findMembers } from "@/db/queries/members";
import type { InvitationDto, MembersDto } from "@/lib/contracts/member";
import { msFromNanos } from "@/lib/domain/time";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

export async function listMembers(ctx: ServiceContext): Promise<MembersDto> {
  requireScope(ctx, "admin");
  const { db, projectId } = ctx;
  const now = new Date(msFromNanos(ctx.now()));
  const [members, invitations] = await Promise.all([
    findMembers(db, projectId),
    listOpenInvitations(db, { projectId, now }),
  ]);
  return {
    items: members.map(({ joinedAt, lastSeenAt, ...member }) => ({
      ...member,
      joined_at: joinedAt.toISOString(),
      last_seen_at: lastSeenAt === null ? null : new Date(lastSeenAt).toISOString(),
    })),
    invitations: invitations.map((row) => toInvitationDto(row, now)),
  };
}

export function toInvitationDto(row: InvitationRow, now: Date): InvitationDto {
  const { id, role, email, invitedBy, createdAt, expiresAt } = row;
  return {
    id,
    role,
    email,
    invited_by: invitedBy,
    created_at: createdAt.toISOString(),
    expires_at: expiresAt.toISOString(),
    state: stateOf(row, now),
  };
}

export function stateOf(
  { acceptedAt, revokedAt, expiresAt }: InvitationRow,
  now: Date,
): InvitationDto["state"] {
  if (acceptedAt) return "accepted";
  if (revokedAt) return "revoked";
  return expiresAt <= now ? "expired" : "open";
}
