import { sql, type SQL } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { RollupKind } from "../../../lib/domain/rollups/kinds";
import type { Db } from "../../client";
import { hasTurn } from "./rollup-failures";

/** A queue of marks: parts of the time that are to be added up again, and since when. */
export type Marks = {
  kind: RollupKind;
  table: string;
  /** The column that says of which hour, week or day a mark is. */
  column: string;
  /** What a round holds while it works: those of one lock exclude each other in a project. */
  lock: string;
};

export const HOUR_MARKS: Marks = {
  kind: "hours",
  table: "dirty_hour",
  column: "hour",
  lock: "rollup",
};
/** The hours' lock: a day must not change while its week is added up. */
export const WEEK_MARKS: Marks = {
  kind: "weeks",
  table: "dirty_week",
  column: "week",
  lock: "rollup",
};
export const GAP_DAY_MARKS: Marks = {
  kind: "gap_days",
  table: "dirty_gap_day",
  column: "day",
  lock: "gap days",
};
export const FOUND_DAY_MARKS: Marks = {
  kind: "found_days",
  table: "dirty_found_day",
  column: "day",
  lock: "found days",
};

/** Hours, weeks or days of one project. */
export type Due = { projectId: ProjectId; at: number[] };
export type Quiet = { since: Date; limit: number; passed?: readonly ProjectId[] };

/** What has been quiet since, the latest first, and all of one project; of those that are passed over none. */
export async function listQuiet(
  db: Db,
  marks: Marks,
  { since, limit, passed = [] }: Quiet,
): Promise<Due | undefined> {
  const { table, at } = named(marks);
  const [row] = await db.execute<Due>(sql`
    with quiet as (
      select project_id, ${at} as at from ${table} group by project_id, ${at}
      having max(marked_at) < ${since.toISOString()}::timestamptz
    ), next as (
      select project_id from quiet where ${hasTurn(marks.kind, passed)} order by at desc limit 1
    )
    select project_id as "projectId", array_agg(at) as at from (
      select project_id, at from quiet join next using (project_id) order by at desc limit ${limit}
    ) picked group by project_id`);
  return row;
}

/** One node at a time adds up a project: the later of two would write what the earlier one saw. */
export async function tryLock(db: Db, { lock }: Marks, projectId: ProjectId): Promise<boolean> {
  const [row] = await db.execute<{ locked: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended(${`${lock} ${projectId}`}, 0)) as locked`);
  return row?.locked === true;
}

/** What is marked after this stays marked. */
export async function takeMarks(db: Db, marks: Marks, due: Due): Promise<void> {
  const { table, at } = named(marks);
  await db.execute(sql`
    delete from ${table} where project_id = ${due.projectId} and ${at} = any(${sql.param(due.at)}::int[])`);
}

/** Of what is written to all the time, one mark is enough. */
export async function deleteRepeatedMarks(db: Db, marks: Marks): Promise<void> {
  const { table, at } = named(marks);
  await db.execute(sql`
    delete from ${table} d using (
      select project_id, ${at}, max(id) as id from ${table}
      group by project_id, ${at} having count(*) > 1
    ) last where d.project_id = last.project_id and d.${at} = last.${at} and d.id < last.id`);
}

function named({ table, column }: Marks): { table: SQL; at: SQL } {
  return { table: sql.raw(table), at: sql.raw(column) };
}
