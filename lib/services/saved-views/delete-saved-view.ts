import { deleteSavedView as removeSavedView } from "@/db/queries/saved-views";
import { writeAudit } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireChangeableView } from "./view-permissions";

export async function deleteSavedView(ctx: ServiceContext, id: string): Promise<void> {
  const { isShared, name } = await requireChangeableView(ctx, id);
  await ctx.db.transaction(async (tx) => {
    await removeSavedView(tx, { projectId: ctx.projectId, id });
    const note = { action: "view.delete" as const, subject: `view:${id}`, detail: { name } };
    if (isShared) await writeAudit({ ...ctx, db: tx }, note);
  });
}
