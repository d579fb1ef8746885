import { deleteMarker } from "@/db/queries/markers";
import { AppError } from "@/lib/errors";
import { audited } from "../audit/write-audit";
import type { ServiceContext } from "../context";
import { requireScope } from "../require-scope";

export async function removeMarker(ctx: ServiceContext, key: string): Promise<null> {
  requireScope(ctx, "admin");
  const place = { projectId: ctx.projectId, key };
  return audited(ctx, async ({ db }) => {
    const isGone = await deleteMarker(db, place);
    if (!isGone) throw new AppError("not_found", "There is no such marker.");
    return { result: null, note: { action: "marker.delete", subject: `marker:${key}` } };
  });
}
