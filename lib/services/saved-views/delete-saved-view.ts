import { deleteSavedView as removeSavedView } from "@/db/queries/saved-views";
import type { ServiceContext } from "../context";
import { requireChangeableView } from "./view-permissions";

export async function deleteSavedView(ctx: ServiceContext, id: string): Promise<void> {
  await requireChangeableView(ctx, id);
  await removeSavedView(ctx.db, { projectId: ctx.projectId, id });
}
