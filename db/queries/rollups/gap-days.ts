import { sql, type SQL } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { ADDED_UP, GAP_DAY_NS, KEYS } from "./gap-figures";
import { hasTurn } from "./rollup-failures";

type Of = { projectId: ProjectId; days: readonly number[] };

/** All days of a project, those that have no gaps any more included. */
export async function markAllGapDays(db: Db, projectId: ProjectId): Promise<void> {
  await db.execute(sql`
    insert into dirty_gap_day (project_id, day)
    select distinct ${projectId}, (started_at / ${sql.raw(GAP_DAY_NS)})::int
    from handoff_gap where project_id = ${projectId}
    union select ${projectId}, day from gap_day where project_id = ${projectId}`);
}

/** Days that have been quiet since, the latest first, and all of one project; of some projects none. */
export async function listQuietGapDays(
  db: Db,
  {
    quietSince,
    limit,
    passed = [],
  }: { quietSince: Date; limit: number; passed?: readonly ProjectId[] },
): Promise<{ projectId: ProjectId; days: number[] } | undefined> {
  const [row] = await db.execute<{ projectId: ProjectId; days: number[] }>(sql`
    with quiet as (
      select project_id, day from dirty_gap_day group by project_id, day
      having max(marked_at) < ${quietSince.toISOString()}::timestamptz
    ), next as (
      select project_id from quiet where ${hasTurn("gap_days", passed)} order by day desc limit 1
    )
    select project_id as "projectId", array_agg(day) as days from (
      select project_id, day from quiet join next using (project_id) order by day desc limit ${limit}
    ) picked group by project_id`);
  return row;
}

/** One node at a time: the later of two would write what the earlier one saw. */
export async function tryLockGapDays(db: Db, projectId: ProjectId): Promise<boolean> {
  const [row] = await db.execute<{ locked: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended(${`gap days ${projectId}`}, 0)) as locked`);
  return row?.locked === true;
}

/** Takes the marks first: what is marked after this stays marked. */
export async function replaceGapDays(db: Db, { projectId, days }: Of): Promise<void> {
  const these = sql`project_id = ${projectId} and day = any(${sql.param(days)}::int[])`;
  await db.execute(sql`delete from dirty_gap_day where ${these}`);
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

/** Of a day that is written to all the time, one mark is enough. */
export async function deleteRepeatedGapMarks(db: Db): Promise<void> {
  await db.execute(sql`
    delete from dirty_gap_day d using (
      select project_id, day, max(id) as id from dirty_gap_day
      group by project_id, day having count(*) > 1
    ) last where d.project_id = last.project_id and d.day = last.day and d.id < last.id`);
}
