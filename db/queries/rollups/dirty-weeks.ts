import { sql } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { hasTurn } from "./rollup-failures";

type Found = { projectId: ProjectId; weeks: number[] };

/** Weeks that have been quiet since, the latest first, and all of one project; of some projects none. */
export async function listQuietWeeks(
  db: Db,
  {
    quietSince,
    limit,
    passed = [],
  }: { quietSince: Date; limit: number; passed?: readonly ProjectId[] },
): Promise<Found | undefined> {
  const [row] = await db.execute<Found>(sql`
    with quiet as (
      select project_id, week from dirty_week group by project_id, week
      having max(marked_at) < ${quietSince.toISOString()}::timestamptz
    ), next as (
      select project_id from quiet where ${hasTurn("weeks", passed)} order by week desc limit 1
    )
    select project_id as "projectId", array_agg(week) as weeks from (
      select project_id, week from quiet join next using (project_id) order by week desc limit ${limit}
    ) picked group by project_id`);
  return row;
}

/** What is marked after this stays marked. */
export async function takeWeekMarks(db: Db, { projectId, weeks }: Found): Promise<void> {
  await db.execute(sql`
    delete from dirty_week where project_id = ${projectId} and week = any(${sql.param(weeks)}::int[])`);
}

/** Of a week that is written to all the time, one mark is enough. */
export async function deleteRepeatedWeekMarks(db: Db): Promise<void> {
  await db.execute(sql`
    delete from dirty_week d using (
      select project_id, week, max(id) as id from dirty_week
      group by project_id, week having count(*) > 1
    ) last where d.project_id = last.project_id and d.week = last.week and d.id < last.id`);
}
