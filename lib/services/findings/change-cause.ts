import { markCause } from "@/db/queries/findings/causes";
import type { ChangeFindingBody, FindingCauseDetail } from "@/lib/contracts/finding-cause";
import { changeStatus } from "@/lib/domain/findings/cause";
import { msFromNanos } from "@/lib/domain/time";
import { AppError } from "@/lib/errors";
import { actorName } from "../actor-name";
import type { ServiceContext } from "../context";
import { requireJudge } from "../require-judge";
import { requireCause, toCauseDetail } from "./get-cause";

/** Mutes, resolves or reopens a cause with all its findings; `id` may be that of one of them. */
export async function changeCause(
  ctx: ServiceContext,
  { id, status, ...body }: ChangeFindingBody & { id: string },
): Promise<FindingCauseDetail> {
  requireJudge(ctx);
  const reason = body.reason ?? null;
  return ctx.db.transaction(async (tx) => {
    const cause = await requireCause({ ...ctx, db: tx }, id);
    const change = changeStatus(cause.status, { status, reason });
    if (change.kind === "refused") throw new AppError("conflict", change.reason);
    const changed = await markCause(tx, {
      projectId: ctx.projectId,
      id: cause.id,
      from: cause.status,
      status,
      reason,
      changedBy: actorName(ctx.actor),
      at: new Date(msFromNanos(ctx.now())),
    });
    if (!changed) throw new AppError("conflict", "Somebody else has just changed it.");
    return toCauseDetail({ db: tx }, changed);
  });
}
