import type { Db } from "@/db/client";
import {
  deleteRepeatedGapMarks,
  listQuietGapDays,
  markAllGapDays,
  replaceGapDays,
  tryLockGapDays,
} from "@/db/queries/rollups/gap-days";
import { forgetRollupFailure } from "@/db/queries/rollups/rollup-failures";
import type { ProjectId } from "@/lib/domain/ids";
import { msFromNanos, type Nanos } from "@/lib/domain/time";
import { keepDoing } from "@/lib/keep-doing";
import { addUpInTurn } from "./add-up-in-turn";

const EVERY_MS = 5_000;
/** A day that is still written to is read handoff by handoff; adding it up again would be for nothing. */
const QUIET_MS = 30_000;
const DAYS_PER_ROUND = 10;

/** Adds up the gaps of days once they are quiet; safe on every node at once. Returns how to stop it. */
export function startGapDays(db: Db, now: () => Nanos): () => Promise<void> {
  return keepDoing("gap days", EVERY_MS, async () => {
    const startedAt = performance.now();
    await deleteRepeatedGapMarks(db);
    const count = await addUpQuietGapDays(db, new Date(msFromNanos(now()) - QUIET_MS));
    // Rest in its own length: ingest and people come first.
    return count === 0 ? EVERY_MS : performance.now() - startedAt;
  });
}

/** Every day is added up again; reads are right all the while. */
export async function rebuildGapDays(db: Db, projectId: ProjectId): Promise<void> {
  await forgetRollupFailure(db, { projectId, kind: "gap_days" });
  await markAllGapDays(db, projectId);
  while ((await addUpQuietGapDays(db, new Date("9999-01-01"))) > 0);
}

/** Returns how many days of one project it added up. */
export async function addUpQuietGapDays(db: Db, quietSince: Date): Promise<number> {
  return addUpInTurn(db, {
    kind: "gap_days",
    list: (passed) => listQuietGapDays(db, { quietSince, limit: DAYS_PER_ROUND, passed }),
    addUp: async (tx, quiet) => {
      if (!(await tryLockGapDays(tx, quiet.projectId))) return 0;
      await replaceGapDays(tx, quiet);
      return quiet.days.length;
    },
  });
}
