import type { Db } from "@/db/client";
import { markAllFoundDays, replaceFoundDays } from "@/db/queries/rollups/found-days";
import { FOUND_DAY_MARKS } from "@/db/queries/rollups/marks";
import { forgetRollupFailure } from "@/db/queries/rollups/rollup-failures";
import type { ProjectId } from "@/lib/domain/ids";
import { addUpInTurn, type Work } from "./add-up-in-turn";

export const FOUND_DAYS: Work = {
  marks: FOUND_DAY_MARKS,
  everyMs: 5_000,
  quietMs: 30_000,
  perRound: 10,
  addUp: replaceFoundDays,
};

/** Every day is added up again; reads are right all the while. */
export async function rebuildFoundDays(db: Db, projectId: ProjectId): Promise<void> {
  await forgetRollupFailure(db, { projectId, kind: "found_days" });
  await markAllFoundDays(db, projectId);
  while ((await addUpQuietFoundDays(db, new Date("9999-01-01"))) > 0);
}

/** Returns how many days of one project it added up. */
export async function addUpQuietFoundDays(db: Db, quietSince: Date): Promise<number> {
  return addUpInTurn(db, FOUND_DAYS, quietSince);
}
