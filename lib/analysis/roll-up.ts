import type { Db } from "@/db/client";
import {
  deleteRepeatedMarks,
  listQuietHours,
  markAllHours,
  takeMarks,
  tryLockRollup,
} from "@/db/queries/rollups/dirty-hours";
import { listHoursOfDay, replaceDay, replaceHours } from "@/db/queries/rollups/write-rollup";
import type { ProjectId } from "@/lib/domain/ids";
import { dayOfHour } from "@/lib/domain/rollups/hours";
import { msFromNanos, type Nanos } from "@/lib/domain/time";
import { keepDoing } from "@/lib/keep-doing";
import { toDayRows } from "./to-day-rows";

const EVERY_MS = 2_000;
/** An hour that is still written to is read from its handoffs; counting it again would be for nothing. */
const QUIET_MS = 3_000;
const HOURS_PER_ROUND = 240;
/** Rest after a full round, in its own length: ingest and people come first. */
const RESTS = 1;

/** Rolls up hours once they are quiet; safe on every node at once. Returns how to stop it. */
export function startRollups(db: Db, now: () => Nanos): () => Promise<void> {
  return keepDoing("rollups", EVERY_MS, async () => {
    const startedAt = performance.now();
    const quietSince = new Date(msFromNanos(now()) - QUIET_MS);
    await deleteRepeatedMarks(db);
    const count = await rollUpQuietHours(db, quietSince);
    return count === 0 ? EVERY_MS : (performance.now() - startedAt) * RESTS;
  });
}

/** A database from before there were rollups, or one whose rollups were taken away. */
export async function prepareRollups(db: Db): Promise<void> {
  await markAllHours(db);
}

/** Every hour is counted again; reads are right all the while. */
export async function rebuildRollups(db: Db, projectId: ProjectId): Promise<number> {
  await markAllHours(db, projectId);
  let count = 0;
  for (;;) {
    const done = await rollUpQuietHours(db, new Date("9999-01-01"));
    if (done === 0) return count;
    count += done;
  }
}

/** Returns how many hours of one project it rolled up. */
export async function rollUpQuietHours(db: Db, quietSince: Date): Promise<number> {
  const quiet = await listQuietHours(db, { quietSince, limit: HOURS_PER_ROUND });
  if (!quiet) return 0;
  return db.transaction(async (tx) => {
    if (!(await tryLockRollup(tx, quiet.projectId))) return 0;
    await takeMarks(tx, quiet);
    await replaceHours(tx, quiet);
    for (const day of new Set(quiet.hours.map(dayOfHour))) {
      const of = { projectId: quiet.projectId, day };
      await replaceDay(tx, { ...of, rows: toDayRows(of, await listHoursOfDay(tx, of)) });
    }
    return quiet.hours.length;
  });
}
