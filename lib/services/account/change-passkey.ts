import { deletePasskey, renamePasskey as writeName } from "@/db/queries/passkeys";
import type { UserId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { audited } from "../audit/write-audit";
import type { ServiceContext } from "../context";

const GONE = "That passkey is gone already.";

/** One's own only, like the removal. */
export async function renamePasskey(
  ctx: ServiceContext,
  { id, name }: { id: string; name: string },
): Promise<null> {
  const userId = personOf(ctx);
  return audited(ctx, async ({ db }) => {
    if (!(await writeName(db, { userId, id }, name))) throw new AppError("not_found", GONE);
    const note = { action: "passkey.change" as const, subject: `passkey:${id}`, detail: { name } };
    return { result: null, note };
  });
}

/** Nobody signs in with it any more; who is signed in stays so. */
export async function removePasskey(ctx: ServiceContext, { id }: { id: string }): Promise<null> {
  const userId = personOf(ctx);
  return audited(ctx, async ({ db }) => {
    const removed = await deletePasskey(db, { userId, id });
    if (!removed) throw new AppError("not_found", GONE);
    const detail = { name: removed.name };
    return { result: null, note: { action: "passkey.remove", subject: `passkey:${id}`, detail } };
  });
}

function personOf({ actor }: ServiceContext): UserId {
  if (actor.kind !== "user") throw new AppError("forbidden", "Only people have passkeys.");
  return actor.id;
}
