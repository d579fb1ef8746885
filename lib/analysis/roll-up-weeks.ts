import type { Db } from "@/db/client";
import { tryLockRollup } from "@/db/queries/rollups/dirty-hours";
import {
  deleteRepeatedWeekMarks,
  listQuietWeeks,
  takeWeekMarks,
} from "@/db/queries/rollups/dirty-weeks";
import { msFromNanos, type Nanos } from "@/lib/domain/time";
import { keepDoing } from "@/lib/keep-doing";
import { addUpInTurn } from "./add-up-in-turn";
import { addUpParts } from "./add-up-parts";

const EVERY_MS = 30_000;
/** A week that is still written to is read by the day; adding it up again would be for nothing. */
const QUIET_MS = 300_000;
const WEEKS_PER_ROUND = 4;

/** Adds up weeks once they are quiet; safe on every node at once. Returns how to stop it. */
export function startWeeks(db: Db, now: () => Nanos): () => Promise<void> {
  return keepDoing("weeks", EVERY_MS, async () => {
    const startedAt = performance.now();
    await deleteRepeatedWeekMarks(db);
    const count = await addUpQuietWeeks(db, new Date(msFromNanos(now()) - QUIET_MS));
    // Rest in its own length: ingest and people come first.
    return count === 0 ? EVERY_MS : performance.now() - startedAt;
  });
}

/** Returns how many weeks of one project it added up. */
export async function addUpQuietWeeks(db: Db, quietSince: Date): Promise<number> {
  return addUpInTurn(db, {
    kind: "weeks",
    list: (passed) => listQuietWeeks(db, { quietSince, limit: WEEKS_PER_ROUND, passed }),
    addUp: async (tx, quiet) => {
      // The hours' lock: a day must not change while its week is added up.
      if (!(await tryLockRollup(tx, quiet.projectId))) return 0;
      await takeWeekMarks(tx, quiet);
      for (const at of quiet.weeks) {
        await addUpParts(tx, { projectId: quiet.projectId, grain: "week", at });
      }
      return quiet.weeks.length;
    },
  });
}
