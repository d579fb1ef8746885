import { sql, type SQL } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import { ROLLUP_DIMENSIONS } from "../../../lib/domain/rollups/dimensions";
import { HOUR_NS } from "../../../lib/domain/rollups/hours";
import type { Db } from "../../client";

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
