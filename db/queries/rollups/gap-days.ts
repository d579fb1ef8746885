import { sql } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { dayOf, rangesOfDays, startedInRanges } from "./days";
import { ADDED_UP, KEYS } from "./gap-figures";
import type { Due } from "./marks";

/** All days of a project, those that have no gaps any more included. */
export async function markAllGapDays(db: Db, projectId: ProjectId): Promise<void> {
  await db.execute(sql`
    insert into dirty_gap_day (project_id, day)
    select ${projectId}, ${dayOf(sql`started_at`)} from handoff_gap where project_id = ${projectId}
    union select ${projectId}, day from gap_day where project_id = ${projectId}`);
}

/** Adds up the gaps of these days again. */
export async function replaceGapDays(db: Db, due: Due): Promise<void> {
  const { projectId, at } = due;
  await db.execute(sql`
    delete from gap_day where project_id = ${projectId} and day = any(${sql.param(at)}::int[])`);
  await db.execute(sql`
    with ${rangesOfDays(due)}
    insert into gap_day (project_id, day, ${sql.raw([...KEYS, ...Object.keys(ADDED_UP)].join(", "))})
    select ${projectId}, day, ${sql.raw([...KEYS, ...Object.values(ADDED_UP)].join(", "))}
    from ${startedInRanges("handoff_gap", projectId)}
    group by day, ${sql.raw(KEYS.join(", "))}`);
}
