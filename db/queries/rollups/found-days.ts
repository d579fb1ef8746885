import { type SQL, sql } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { SEVERITY_RANK } from "../findings/severity-rank";
import { dayOf, rangesOfDays, startedInRanges } from "./days";
import type { Due } from "./marks";

/** Stages at which a fact did not arrive. */
export const IS_LOST = sql`stage in ('withheld', 'lost')`;

/** All days of a project, those on which nothing is found any more included. */
export async function markAllFoundDays(db: Db, projectId: ProjectId): Promise<void> {
  const day = dayOf(sql`started_at`);
  await db.execute(sql`
    insert into dirty_found_day (project_id, day)
    select ${projectId}, ${day} from finding where project_id = ${projectId}
    union select ${projectId}, ${day} from fact_loss where project_id = ${projectId}
    union select ${projectId}, day from finding_day where project_id = ${projectId}
    union select ${projectId}, day from loss_day where project_id = ${projectId}`);
}

/** Adds up the findings and the lost facts of these days again. */
export async function replaceFoundDays(db: Db, due: Due): Promise<void> {
  const these = sql`project_id = ${due.projectId} and day = any(${sql.param(due.at)}::int[])`;
  await db.execute(sql`delete from finding_day where ${these}`);
  await db.execute(sql`delete from loss_day where ${these}`);
  await addUpFindings(db, due);
  await addUpLosses(db, due);
}

async function addUpFindings(db: Db, due: Due): Promise<void> {
  const figures = sql`min(rank), count(*)::int, count(distinct trace_id)::int, min(started_at), max(started_at)`;
  await db.execute(sql`
    with ${rangesOfDays(due)},
    found as materialized (
      select day, trace_id, kind, cause_id, status, ${SEVERITY_RANK} as rank, started_at,
        ${apart("finding")} as apart
      from ${startedInRanges("finding", due.projectId)}
    )
    insert into finding_day
      (project_id, day, kind, cause_id, trace_id, rank, findings, traces, first_at, last_at)
    select ${due.projectId}, day, kind, cause_id, apart, ${figures}
    from found group by day, kind, cause_id, apart
    union all
    select ${due.projectId}, day, kind, null, apart, ${figures}
    from found where status = 'open' group by day, kind, apart`);
}

async function addUpLosses(db: Db, due: Due): Promise<void> {
  await db.execute(sql`
    with ${rangesOfDays(due)}
    insert into loss_day
      (project_id, day, pattern, stage, trace_id, is_key, facts, handoffs, traces, last_at)
    select ${due.projectId}, day, pattern, stage, apart, bool_or(is_key), count(*)::int,
      count(distinct (trace_id, handoff_id))::int, count(distinct trace_id)::int, max(started_at)
    from (
      select *, ${apart("fact_loss")} as apart
      from ${startedInRanges("fact_loss", due.projectId, IS_LOST)}
    ) lost group by day, pattern, stage, apart`);
}

/** The trace of a row that has others on other days. */
function apart(table: string): SQL {
  return sql`case when exists (
        select from ${sql.raw(table)} o where o.project_id = own.project_id and o.trace_id = own.trace_id
          and (o.started_at < ranges.lo or o.started_at >= ranges.hi)
      ) then own.trace_id end`;
}
