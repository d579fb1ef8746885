import { findCause, listCauseChanges, type StoredCause } from "@/db/queries/findings/causes";
import type { FindingCauseDetail } from "@/lib/contracts/finding-cause";
import type { StatsPeriodQuery } from "@/lib/contracts/pair";
import { ruleOf } from "@/lib/domain/findings/registry";
import { AppError } from "@/lib/errors";
import type { ServiceContext } from "../context";
import { findKindEffect } from "../effects/kind-effect";
import { requireScope } from "../require-scope";
import { readInTime } from "../search/read-in-time";
import { toOriginDto } from "./to-cause-dto";

/** What to do about a cause, and what was decided about it; `id` may be that of one of its findings. */
export async function getCause(
  ctx: ServiceContext,
  { id, ...period }: StatsPeriodQuery & { id: string },
): Promise<FindingCauseDetail> {
  requireScope(ctx, "read");
  return readInTime(ctx, {}, async (reader) => {
    const cause = await requireCause(reader, id);
    const effect = await findKindEffect(reader, { kind: cause.kind, period });
    return { ...(await toCauseDetail(reader, cause)), project_effect: effect };
  });
}

export async function requireCause(
  { db, projectId }: Pick<ServiceContext, "db" | "projectId">,
  id: string,
): Promise<StoredCause> {
  const cause = await findCause(db, { projectId, id });
  if (!cause) throw new AppError("not_found", `There is no finding ${id}.`);
  return cause;
}

export async function toCauseDetail(
  { db }: Pick<ServiceContext, "db">,
  cause: StoredCause,
): Promise<FindingCauseDetail> {
  const rule = ruleOf(cause.kind);
  const history = await listCauseChanges(db, cause);
  return {
    id: cause.id,
    kind: cause.kind,
    origin: toOriginDto(cause.origin),
    status: cause.status,
    remedy: rule?.remedy ?? { text: "", code: "" },
    case_study_effect: rule?.caseStudyEffect ?? null,
    project_effect: null,
    history: history.map(({ status, changedBy, reason, at }) => ({
      status,
      changed_by: changedBy,
      reason,
      at: at.toISOString(),
    })),
  };
}
