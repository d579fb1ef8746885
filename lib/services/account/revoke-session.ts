import { deleteOtherSessions, deleteSession } from "@/db/queries/sessions";
import { AppError } from "@/lib/errors";
import { audited } from "../audit/write-audit";
import type { ServiceContext } from "../context";

/** One's own sessions only: nobody ends another person's. `others`: all but the one that asks. */
export async function revokeSession(
  ctx: ServiceContext,
  { id, currentId }: { id: string; currentId: string },
): Promise<null> {
  const { actor } = ctx;
  if (actor.kind !== "user") throw new AppError("forbidden", "Only people have sessions.");
  const userId = actor.id;
  return audited(ctx, async ({ db }) => {
    const count =
      id === "others"
        ? await deleteOtherSessions(db, { userId, id: currentId })
        : Number(await deleteSession(db, { userId, id }));
    if (count === 0) throw new AppError("not_found", "That session is over already.");
    const note = { action: "session.revoke" as const, subject: `user:${userId}` };
    return { result: null, note: { ...note, detail: { count } } };
  });
}
