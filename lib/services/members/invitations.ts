import { createHash, randomBytes, randomUUID } from "node:crypto";
import { insertInvitation, markInvitationRevoked } from "@/db/queries/invitations";
import type { MemberRole } from "@/db/queries/members";
import type { CreatedInvitation } from "@/lib/contracts/member";
import { whyNotChange } from "@/lib/domain/members/may-change";
import { msFromNanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { actorName } from "../actor-name";
import { audited } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toInvitationDto } from "./list-members";

const MS_PER_DAY = 86_400_000;
const TOKEN_BYTES = 32;

type Invite = { role: MemberRole; email: string | null; days: number; baseUrl: string };

/** A link by which one person joins; Baton sends no mail, whoever invites hands it over. */
export async function createInvitation(
  ctx: ServiceContext,
  { role, email, days, baseUrl }: Invite,
): Promise<CreatedInvitation> {
  requireScope(ctx, "admin");
  const by = ctx.actor.kind === "user" ? ctx.actor.role : null;
  const why = whyNotChange({ by, isSelf: false, from: "viewer", to: role, isLastOwner: false });
  if (why !== undefined) throw new AppError("forbidden", why);
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const now = new Date(msFromNanos(ctx.now()));
  const row = await audited(ctx, async ({ db }) => {
    const added = await insertInvitation(db, {
      projectId: ctx.projectId,
      id: randomUUID(),
      hash: hashJoinToken(token),
      role,
      email,
      invitedBy: actorName(ctx.actor),
      createdAt: now,
      expiresAt: new Date(now.getTime() + days * MS_PER_DAY),
    });
    const subject = `invitation:${added.id}`;
    return {
      result: added,
      note: { action: "invitation.create", subject, detail: { role, email } },
    };
  });
  // After the #: what browsers and proxies log and send on as referrer never has the secret.
  const link = new URL("/join", baseUrl);
  link.hash = token;
  return { link: link.href, invitation: toInvitationDto(row, now) };
}

export async function revokeInvitation(ctx: ServiceContext, id: string): Promise<null> {
  requireScope(ctx, "admin");
  const now = new Date(msFromNanos(ctx.now()));
  return audited(ctx, async ({ db, projectId }) => {
    const row = await markInvitationRevoked(db, { projectId, id, now });
    if (!row) throw new AppError("not_found", "There is no open invitation of that name.");
    return { result: null, note: { action: "invitation.revoke", subject: `invitation:${id}` } };
  });
}

export function hashJoinToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
