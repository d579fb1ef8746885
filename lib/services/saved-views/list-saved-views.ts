import { listSavedViews } from "@/db/queries/saved-views";
import type { SavedViewList } from "@/lib/contracts/saved-view";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";
import { toSavedViewDto } from "./to-saved-view-dto";
import { ownerIn } from "./view-permissions";

export async function listVisibleViews(ctx: ServiceContext): Promise<SavedViewList> {
  requireScope(ctx, "read");
  const rows = await listSavedViews(ctx.db, { projectId: ctx.projectId, userId: ownerIn(ctx) });
  return { items: rows.map((row) => toSavedViewDto(ctx, row)) };
}
