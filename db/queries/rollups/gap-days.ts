import { sql, type SQL } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { ADDED_UP, GAP_DAY_NS, KEYS } from "./gap-figures";
import type { Due } from "./marks";

/** All days of a project, those that have no gaps any more included. */
export async function markAllGapDays(db: Db, projectId: ProjectId): Promise<void> {
  await db.execute(sql`
    insert into dirty_gap_day (project_id, day)
    select distinct ${projectId}, (started_at / ${sql.raw(GAP_DAY_NS)})::int
    from handoff_gap where project_id = ${projectId}
    union select ${projectId}, day from gap_day where project_id = ${projectId}`);
}

/** Adds up the gaps of these days again. */
export async function replaceGapDays(db: Db, { projectId, at: days }: Due): Promise<void> {
  const these = sql`project_id = ${projectId} and day = any(${sql.param(days)}::int[])`;
  await db.execute(sql`delete from gap_day where ${these}`);
  const columns: SQL = sql.raw([...KEYS, ...Object.keys(ADDED_UP)].join(", "));
  await db.execute(sql`
    insert into gap_day (project_id, day, ${columns})
    select ${projectId}, days.day, ${sql.raw([...KEYS, ...Object.values(ADDED_UP)].join(", "))}
    from unnest(${sql.param(days)}::int[]) as days(day)
    join lateral (
      select * from handoff_gap where project_id = ${projectId}
        and started_at >= days.day * ${sql.raw(GAP_DAY_NS)} and started_at < (days.day + 1) * ${sql.raw(GAP_DAY_NS)}
      -- Each day by its index, however many there are.
      offset 0
    ) g on true
    group by days.day, ${sql.raw(KEYS.join(", "))}`);
}
