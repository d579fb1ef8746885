import {
  deleteMember,
  findMemberRole,
  lockOwners,
  type MemberRole,
  updateMemberRole,
} from "@/db/queries/members";
import type { UserId } from "@/lib/domain/ids";
import { whyNotChange } from "@/lib/domain/members/may-change";
import { AppError } from "@/lib/errors";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

/** Another role for a member; null takes them out. Anybody may leave. */
export async function changeMember(
  ctx: ServiceContext,
  { userId, role }: { userId: UserId; role: MemberRole | null },
): Promise<null> {
  const { actor, projectId } = ctx;
  const isSelf = actor.kind === "user" && actor.id === userId;
  if (!(isSelf && role === null)) requireScope(ctx, "admin");
  const key = { projectId, userId };
  return ctx.db.transaction(async (tx) => {
    const owners = await lockOwners(tx, projectId);
    const from = await findMemberRole(tx, key);
    if (!from) throw new AppError("not_found", "That person is not a member of this project.");
    const why = whyNotChange({
      by: await currentRole(ctx, tx),
      isSelf,
      from,
      to: role,
      isLastOwner: owners.length === 1 && owners[0] === userId,
    });
    if (why !== undefined) throw new AppError("forbidden", why);
    if (role === null) await deleteMember(tx, key);
    else await updateMemberRole(tx, key, role);
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: role === null ? "member.remove" : "member.change",
        subject: `user:${userId}`,
        detail: { from, to: role },
      },
    );
    return null;
  });
}

/** As it is now, not as it was when the request came: it may have been taken away meanwhile. */
async function currentRole(
  { actor, projectId }: ServiceContext,
  tx: ServiceContext["db"],
): Promise<MemberRole | null> {
  if (actor.kind !== "user") return null;
  return (await findMemberRole(tx, { projectId, userId: actor.id })) ?? "viewer";
}
