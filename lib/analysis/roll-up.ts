import type { Db } from "@/db/client";
import { markAllHours } from "@/db/queries/rollups/dirty-hours";
import { HOUR_MARKS } from "@/db/queries/rollups/marks";
import { forgetRollupFailure } from "@/db/queries/rollups/rollup-failures";
import { replaceHours } from "@/db/queries/rollups/write-rollup";
import type { ProjectId } from "@/lib/domain/ids";
import { dayOfHour } from "@/lib/domain/rollups/hours";
import { addUpInTurn, type Work } from "./add-up-in-turn";
import { addUpParts } from "./add-up-parts";
import { addUpQuietWeeks } from "./roll-up-weeks";

/** And the days of these hours with them. */
export const HOURS: Work = {
  marks: HOUR_MARKS,
  everyMs: 2_000,
  quietMs: 3_000,
  perRound: 240,
  addUp: async (tx, due) => {
    await replaceHours(tx, due);
    for (const day of new Set(due.at.map(dayOfHour))) {
      await addUpParts(tx, { projectId: due.projectId, grain: "day", at: day });
    }
  },
};

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
  return addUpInTurn(db, HOURS, quietSince);
}
