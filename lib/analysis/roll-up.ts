import type { Db } from "@/db/client";
import {
  deleteRepeatedMarks,
  listQuietHours,
  markAllHours,
  takeMarks,
  tryLockRollup,
} from "@/db/queries/rollups/dirty-hours";
import { forgetRollupFailure } from "@/db/queries/rollups/rollup-failures";
import { replaceHours } from "@/db/queries/rollups/write-rollup";
import type { ProjectId } from "@/lib/domain/ids";
import { dayOfHour } from "@/lib/domain/rollups/hours";
import { msFromNanos, type Nanos } from "@/lib/domain/time";
import { keepDoing } from "@/lib/keep-doing";
import { addUpInTurn } from "./add-up-in-turn";
import { addUpParts } from "./add-up-parts";
import { addUpQuietWeeks } from "./roll-up-weeks";

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
  for (const kind of ["hours", "weeks"] as const) {
    await forgetRollupFailure(db, { projectId, kind });
  }
  await markAllHours(db, projectId);
  const ever = new Date("9999-01-01");
  let count = 0;
  for (let done = 1; done > 0; count += done) done = await rollUpQuietHours(db, ever);
  while ((await addUpQuietWeeks(db, ever)) > 0);
  return count;
}

/** Returns how many hours of one project it rolled up. */
export async function rollUpQuietHours(db: Db, quietSince: Date): Promise<number> {
  return addUpInTurn(db, {
    kind: "hours",
    list: (passed) => listQuietHours(db, { quietSince, limit: HOURS_PER_ROUND, passed }),
    addUp: rollUp,
  });
}

type QuietHours = { projectId: ProjectId; hours: number[] };

async function rollUp(tx: Db, quiet: QuietHours): Promise<number> {
  if (!(await tryLockRollup(tx, quiet.projectId))) return 0;
  await takeMarks(tx, quiet);
  await replaceHours(tx, quiet);
  for (const day of new Set(quiet.hours.map(dayOfHour))) {
    await addUpParts(tx, { projectId: quiet.projectId, grain: "day", at: day });
  }
  return quiet.hours.length;
}
