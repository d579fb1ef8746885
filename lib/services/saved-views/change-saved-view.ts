import { type SavedViewRow, updateSavedView } from "@/db/queries/saved-views";
import type { ChangeSavedViewBody, SavedViewDto } from "@/lib/contracts/saved-view";
import { AppError } from "@/lib/errors";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { nameTaken } from "./name-taken";
import { toSavedViewDto } from "./to-saved-view-dto";
import { ownerIn, requireChangeableView, requireMayKeep } from "./view-permissions";

export async function changeSavedView(
  ctx: ServiceContext,
  { id, ...wanted }: ChangeSavedViewBody & { id: string },
): Promise<SavedViewDto> {
  const view = await requireChangeableView(ctx, id);
  const change = {
    name: wanted.name ?? view.name,
    search: wanted.search ?? view.search,
    isShared: wanted.is_shared ?? view.isShared,
  };
  if (change.isShared !== view.isShared) requireMaySwitch(ctx, view);
  const row = await updateSavedView(ctx.db, { projectId: ctx.projectId, id, change });
  if (row === "gone") throw new AppError("not_found", `"${view.name}" is gone already.`);
  if (row === "name_taken") throw nameTaken(change.name);
  if (view.isShared || change.isShared) {
    const detail = { name: change.name, is_shared: change.isShared };
    await writeAudit(ctx, { action: "view.change", subject: `view:${id}`, detail });
  }
  return toSavedViewDto(ctx, row);
}

/** Taking a view back makes it its maker's own: nobody else may take it away from the project. */
function requireMaySwitch(ctx: ServiceContext, view: SavedViewRow): void {
  requireMayKeep(ctx, !view.isShared);
  if (view.createdBy === ownerIn(ctx)) return;
  throw new AppError("forbidden", `Only ${view.createdByName} can take "${view.name}" back.`);
}
