import { type SQL, sql } from "drizzle-orm";
import type { FindingKind } from "../../../lib/domain/findings/finding";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Nanos } from "../../../lib/domain/time";
import { SEVERITY_RANK } from "../findings/severity-rank";
import { divideDays, startedInRanges, startOfDay, undivided } from "./days";
import { IS_LOST } from "./found-days";
import { FOUND_DAY_MARKS } from "./marks";

type Period = { projectId: ProjectId; from?: Nanos | undefined; to?: Nanos | undefined };

/**
 * The findings of a period by cause, as rows `(kind, cause_id, rank, count, traces, first, last)`: days that are
 * whole and clean as they were added up, the rest finding by finding.
 */
export function findingsByCause({
  kind,
  ...period
}: Period & { kind?: FindingKind | undefined }): SQL {
  const isAsked = kind === undefined ? sql`true` : sql`kind = ${kind}`;
  return foundBy(sql`kind, cause_id`, {
    period,
    stored: sql`cause_id is not null and ${isAsked}`,
    own: isAsked,
  });
}

/** Those that are open, by kind: `(kind, rank, count, traces, first, last)`. */
export function openFindingsByKind(period: Period): SQL {
  return foundBy(sql`kind`, {
    period,
    stored: sql`cause_id is null`,
    own: sql`status = 'open'`,
  });
}

/** How often each of some causes was found, by the step in which the trace began: `(id, slot, count)`. */
export function findingsByStep(
  ids: readonly string[],
  { projectId, borders }: { projectId: ProjectId; borders: readonly Nanos[] },
): SQL {
  const between = borders.slice(1, -1);
  const period = { projectId, from: borders[0], to: borders.at(-1), between };
  const days = divideDays(FOUND_DAY_MARKS, period);
  const slotOf = (instant: SQL) =>
    sql`width_bucket(${instant}, ${sql.param(borders.map(String))}::bigint[])`;
  const isAsked = sql`cause_id = any(${sql.param(ids)}::text[])`;
  return sql`
    with ${days.parts}
    select cause_id as id, slot, sum(findings)::int as count from (
      select cause_id, ${slotOf(startOfDay(sql`day`))} as slot, findings
      from finding_day where ${days.stored} and ${isAsked}
      union all
      select cause_id, ${slotOf(sql`started_at`)}, count(*)
      from ${startedInRanges("finding", projectId, isAsked)} group by 1, 2
    ) parts group by cause_id, slot`;
}

function foundBy(
  keys: SQL,
  { period, stored, own }: { period: Period; stored: SQL; own: SQL },
): SQL {
  const days = divideDays(FOUND_DAY_MARKS, period);
  return sql`
    with ${days.parts},
    parts as (
      select ${keys}, trace_id, rank, findings, traces, first_at, last_at
      from finding_day where ${days.stored} and ${stored}
      union all
      select ${keys}, trace_id, min(${SEVERITY_RANK}), count(*), 1, min(started_at), max(started_at)
      from ${startedInRanges("finding", period.projectId, own)} group by ${keys}, trace_id
    ),
    of_trace as (
      select ${keys}, min(rank) as rank, sum(findings) as findings, ${tracesOfGroup},
        min(first_at) as first_at, max(last_at) as last_at
      from parts group by ${keys}, trace_id
    )
    select ${keys}, min(rank)::int as rank, sum(findings)::int as count, sum(traces)::int as traces,
      min(first_at) as first, max(last_at) as last
    from of_trace group by ${keys}`;
}

/**
 * What got lost in a period: `(pattern, stage, is_key, facts, handoffs, traces, last)`. Some rows of `fact_loss` only:
 * one by one, because days are added up of all.
 */
export function lossesByField(period: Period, where?: SQL): SQL {
  const days = where ? undivided(period) : divideDays(FOUND_DAY_MARKS, period);
  const isLost = where ? sql`${IS_LOST} and ${where}` : IS_LOST;
  return sql`
    with ${days.parts},
    of_handoff as (
      select pattern, stage, trace_id, handoff_id, count(*) as facts, bool_or(is_key) as is_key,
        max(started_at) as last_at
      from ${startedInRanges("fact_loss", period.projectId, isLost)}
      group by pattern, stage, trace_id, handoff_id
    ),
    parts as (
      select pattern, stage, trace_id, is_key, facts, handoffs, traces, last_at
      from loss_day where ${days.stored}
      union all
      select pattern, stage, trace_id, bool_or(is_key), sum(facts), count(*), 1, max(last_at)
      from of_handoff group by pattern, stage, trace_id
    ),
    of_trace as (
      select pattern, stage, bool_or(is_key) as is_key, sum(facts) as facts,
        sum(handoffs) as handoffs, ${tracesOfGroup}, max(last_at) as last_at
      from parts group by pattern, stage, trace_id
    )
    select pattern, stage, bool_or(is_key) as is_key, sum(facts)::int as facts,
      sum(handoffs)::int as handoffs, sum(traces)::int as traces, max(last_at) as last
    from of_trace group by pattern, stage`;
}

/** Of parts by `trace_id`: a trace that is named is one, however many parts it has. */
const tracesOfGroup = sql`case when trace_id is null then sum(traces) else 1 end as traces`;
