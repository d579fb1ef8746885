import type { Db } from "@/db/client";
import { WEEK_MARKS } from "@/db/queries/rollups/marks";
import { addUpInTurn, type Work } from "./add-up-in-turn";
import { addUpParts } from "./add-up-parts";

export const WEEKS: Work = {
  marks: WEEK_MARKS,
  everyMs: 30_000,
  quietMs: 300_000,
  perRound: 4,
  addUp: async (tx, { projectId, at: weeks }) => {
    for (const at of weeks) await addUpParts(tx, { projectId, grain: "week", at });
  },
};

/** Returns how many weeks of one project it added up. */
export async function addUpQuietWeeks(db: Db, quietSince: Date): Promise<number> {
  return addUpInTurn(db, WEEKS, quietSince);
}
