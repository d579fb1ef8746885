import { sql, type SQL } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import { ROLLUP_DIMENSIONS } from "../../../lib/domain/rollups/dimensions";
import { HOUR_NS } from "../../../lib/domain/rollups/hours";
import type { Db } from "../../client";
import { hasTurn } from "./rollup-failures";

/** Says that handoffs of these hours changed; part of the transaction that changes them. */
export async function markHours(
  db: Db,
  { projectId, hours }: { projectId: ProjectId; hours: Iterable<number> },
): Promise<void> {
  const marked = [...new Set(hours)];
  if (marked.length === 0) return;
  await db.execute(sql`
    insert into dirty_hour (project_id, hour)
    select ${projectId}, unnest(${sql.param(marked)}::int[])`);
}

/** The same for what a statement changes that returns the handoffs' `first_sign_at`. */
export async function markHoursOf(db: Db, projectId: ProjectId, change: SQL): Promise<void> {
  await db.execute(sql`
    with changed as (${change})
    insert into dirty_hour (project_id, hour)
    select distinct ${projectId}, (first_sign_at / ${HOUR_NS.toString()}::bigint)::int from changed`);
}

/**
 * Marks the hours of all handoffs of one project, or of those that were never rolled up, or not by every
 * dimension that there is now.
 */
export async function markAllHours(db: Db, projectId?: ProjectId): Promise<void> {
  const which =
    projectId === undefined
      ? sql`exists (
            select from unnest(${sql.param(ROLLUP_DIMENSIONS)}::text[]) as known(dimension)
            where not exists (
              select from rollup r where r.project_id = p.id and r.dimension = known.dimension
            )
          ) and (
            exists (select from rollup r where r.project_id = p.id)
            or not exists (select from dirty_hour d where d.project_id = p.id)
          )`
      : sql`p.id = ${projectId}`;
  await db.execute(sql`
    insert into dirty_hour (project_id, hour)
    select p.id, h.hour from project p cross join lateral (
      select distinct (first_sign_at / ${HOUR_NS.toString()}::bigint)::int as hour
      from handoff where project_id = p.id
      union select distinct at from rollup where project_id = p.id and grain = 'hour'
    ) h where ${which}`);
}

/** Hours that have been quiet since, the latest first, and all of one project; of some projects none. */
export async function listQuietHours(
  db: Db,
  {
    quietSince,
    limit,
    passed = [],
  }: { quietSince: Date; limit: number; passed?: readonly ProjectId[] },
): Promise<{ projectId: ProjectId; hours: number[] } | undefined> {
  const [row] = await db.execute<{ projectId: ProjectId; hours: number[] }>(sql`
    with quiet as (
      select project_id, hour from dirty_hour group by project_id, hour
      having max(marked_at) < ${quietSince.toISOString()}::timestamptz
    ), next as (
      select project_id from quiet where ${hasTurn("hours", passed)} order by hour desc limit 1
    )
    select project_id as "projectId", array_agg(hour) as hours from (
      select project_id, hour from quiet join next using (project_id) order by hour desc limit ${limit}
    ) picked group by project_id`);
  return row;
}

/** One node at a time rolls up a project: the later of two would write what the earlier one saw. */
export async function tryLockRollup(db: Db, projectId: ProjectId): Promise<boolean> {
  const [row] = await db.execute<{ locked: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended(${`rollup ${projectId}`}, 0)) as locked`);
  return row?.locked === true;
}

/** What is marked after this stays marked. */
export async function takeMarks(
  db: Db,
  { projectId, hours }: { projectId: ProjectId; hours: readonly number[] },
): Promise<void> {
  await db.execute(sql`
    delete from dirty_hour where project_id = ${projectId} and hour = any(${sql.param(hours)}::int[])`);
}

/** Of an hour that is written to all the time, one mark is enough. */
export async function deleteRepeatedMarks(db: Db): Promise<void> {
  await db.execute(sql`
    delete from dirty_hour d using (
      select project_id, hour, max(id) as id from dirty_hour
      group by project_id, hour having count(*) > 1
    ) last where d.project_id = last.project_id and d.hour = last.hour and d.id < last.id`);
}
