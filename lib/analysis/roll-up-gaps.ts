import type { Db } from "@/db/client";
import { markAllGapDays, replaceGapDays } from "@/db/queries/rollups/gap-days";
import { GAP_DAY_MARKS } from "@/db/queries/rollups/marks";
import { forgetRollupFailure } from "@/db/queries/rollups/rollup-failures";
import type { ProjectId } from "@/lib/domain/ids";
import { addUpInTurn, type Work } from "./add-up-in-turn";

export const GAP_DAYS: Work = {
  marks: GAP_DAY_MARKS,
  everyMs: 5_000,
  quietMs: 30_000,
  perRound: 10,
  addUp: replaceGapDays,
};

/** Every day is added up again; reads are right all the while. */
export async function rebuildGapDays(db: Db, projectId: ProjectId): Promise<void> {
  await forgetRollupFailure(db, { projectId, kind: "gap_days" });
  await markAllGapDays(db, projectId);
  while ((await addUpQuietGapDays(db, new Date("9999-01-01"))) > 0);
}

/** Returns how many days of one project it added up. */
export async function addUpQuietGapDays(db: Db, quietSince: Date): Promise<number> {
  return addUpInTurn(db, GAP_DAYS, quietSince);
}
