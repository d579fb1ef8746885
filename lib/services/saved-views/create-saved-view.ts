import { randomUUID } from "node:crypto";
import { countSavedViews, insertSavedView, SAVED_VIEWS_MAX } from "@/db/queries/saved-views";
import type { CreateSavedViewBody, SavedViewDto } from "@/lib/contracts/saved-view";
import { AppError } from "@/lib/errors";
import { writeAudit } from "../audit/write-audit";
import type { Actor, ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { nameTaken } from "./name-taken";
import { toSavedViewDto } from "./to-saved-view-dto";
import { ownerIn, requireMayKeep } from "./view-permissions";

export async function createSavedView(
  ctx: ServiceContext,
  { name, search, is_shared: isShared }: CreateSavedViewBody,
): Promise<SavedViewDto> {
  requireScope(ctx, "read");
  requireMayKeep(ctx, isShared);
  const owner = { projectId: ctx.projectId, userId: ownerIn(ctx), isShared };
  if ((await countSavedViews(ctx.db, owner)) >= SAVED_VIEWS_MAX) {
    throw new AppError("conflict", `There are ${SAVED_VIEWS_MAX} views already. Delete some.`);
  }
  const row = await ctx.db.transaction(async (tx) => {
    const added = await insertSavedView(tx, {
      id: randomUUID(),
      projectId: ctx.projectId,
      name,
      search,
      isShared,
      createdBy: owner.userId,
      createdByName: nameOf(ctx.actor),
    });
    // One's own are nobody else's business.
    const note = { action: "view.share" as const, subject: `view:${added?.id}`, detail: { name } };
    if (added && isShared) await writeAudit({ ...ctx, db: tx }, note);
    return added;
  });
  if (!row) throw nameTaken(name);
  return toSavedViewDto(ctx, row);
}

function nameOf(actor: Actor): string {
  if (actor.kind === "user") return actor.name;
  return actor.kind === "api_key" ? `the key ${actor.label}` : "Baton";
}
