import { sql, type SQL } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { RollupDimension } from "../../../lib/domain/rollups/dimensions";
import type { RollupPart } from "../../../lib/domain/rollups/figures";
import { HOUR_NS, HOURS_PER_DAY, HOURS_PER_WEEK } from "../../../lib/domain/rollups/hours";
import { HANDOFF_TYPES } from "../../../lib/domain/handoff/taxonomy";
import { planRead, type ReadPlan } from "../../../lib/domain/rollups/plan-read";
import { nanos, type Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { addUpLaid, countedColumns } from "./counted-handoffs";

export type RollupRead = {
  projectId: ProjectId;
  dimension: RollupDimension;
  /** b0 < b1 < … < bn: n steps, of which each part belongs to one. */
  borders: readonly Nanos[];
  pair?: { fromAgent: string; toAgent: string } | undefined;
  /** Handed out or got by this one. */
  agent?: string | undefined;
  /** Of the dimension `trait`: these only. */
  traits?: readonly string[] | undefined;
  /** The busiest keys only. */
  keysMax?: number | undefined;
};

/** The sum of one step and key; `slot` is the step, counted from 1. */
export type ReadPart = RollupPart & {
  slot: number;
  a: string | null;
  b: string | null;
  c: string | null;
};

const COUNTS = [
  "count",
  "decided",
  "succeeded",
  "incomplete",
  "context_lost",
  "begun",
  "sized",
  "bytes",
  "timed",
  "handoff_ms",
] as const;
const FIGURES = sql.raw([...COUNTS, "latencies", "null::bytea as without"].join(", "));
/** The same, to be taken away. */
const LESS = sql.raw([...COUNTS.map((name) => `-${name}`), "null", "latencies"].join(", "));
/**
 * Histograms are laid behind each other: whoever reads them adds them up faster than SQL can. As base64, which is
 * read several times faster than the hexadecimal digits that bytes would come in.
 */
const SUMS = sql.raw(
  [
    ...COUNTS.map((name) => `sum(${name})::float8 as ${name}`),
    ...["latencies", "without"].map(
      (name) => `encode(string_agg(${name}, ''::bytea), 'base64') as ${name}`,
    ),
  ].join(", "),
);
const HOUR = sql.raw(`${HOUR_NS}::bigint`);
const DAY_HOURS = sql.raw(`${HOURS_PER_DAY}`);
const WEEK_HOURS = sql.raw(`${HOURS_PER_WEEK}`);
/** A day that lacks more is read by its hours. */
const HOURS_LEFT_OUT_MAX = HOURS_PER_DAY / 2;

/**
 * What a period's handoffs come to, in one statement and so of one moment: weeks where they are whole and
 * clean, else days where those are, else hours or a day without some of its hours, else the handoffs themselves. It
 * is never behind what was recorded.
 */
export async function readRollup(db: Db, read: RollupRead): Promise<ReadPart[]> {
  const { projectId, dimension, borders } = read;
  const plan = planRead(borders);
  const edges = sql.param(borders.map(String));
  const slotOf = (instant: SQL) => sql`width_bucket(${instant}, ${edges}::bigint[])`;
  const from = sql`${String(borders[0])}::bigint`;
  const to = sql`${String(borders.at(-1))}::bigint`;
  const rows = await db.execute<ReadRow>(sql`
    with ${divisions(read, plan)},
    -- Computed once a handoff, not once for each of its times.
    own as materialized (
      select ${countedColumns(slotOf(sql`h.first_sign_at`), dimension)}
      from dirty cross join lateral (
        select * from handoff where project_id = ${projectId}
          and first_sign_at >= greatest(dirty.hour::bigint * ${HOUR}, ${from})
          and first_sign_at < least((dirty.hour::bigint + 1) * ${HOUR}, ${to})
          ${handoffFilter(read)}
        -- Kept apart, so that an hour is looked up by its index: joined, all handoffs were scanned.
        offset 0
      ) h
    ),
    parts as (
      ${storedParts(read, { plan, slot: slotOf(sql`r.at::bigint * ${HOUR}`) })}
      union all
      ${lessenedParts(read, slotOf(sql`greatest(l.day::bigint * ${HOUR}, ${from})`))}
      union all
      select slot, a, b, c, ${FIGURES} from (${addUpLaid(dimension, read.traits)}) live
    ),
    summed as (select slot, a, b, c, ${SUMS} from parts group by slot, a, b, c having sum(count) > 0)
    ${picked(read)}`);
  return rows.map(({ latencies, without, ...part }) => ({
    ...part,
    latencies: bytesOf(latencies),
    without: bytesOf(without),
  }));
}

type ReadRow = Omit<ReadPart, "latencies" | "without"> &
  Record<"latencies" | "without", string | null>;

function bytesOf(base64: string | null): Uint8Array | null {
  return base64 === null ? null : Buffer.from(base64, "base64");
}

/** Hours, days and weeks that cannot be taken as they are stored, and where finer ones stand in for them. */
function divisions({ projectId, dimension }: RollupRead, plan: ReadPlan): SQL {
  const [firstHour, endHour] = plan.hours;
  const [firstDay, endDay] = plan.days;
  const [firstWeek, endWeek] = plan.weeks;
  return sql`dirty as materialized (
      select distinct hour from dirty_hour
      where project_id = ${projectId} and hour >= ${firstHour} and hour < ${endHour}
      union select unnest(${sql.param(plan.cutHours)}::int[])
    ),
    left_out as materialized (
      select hour, ${startOf(sql`hour`, DAY_HOURS)} as day
      from (select hour from dirty union select unnest(${sql.param(plan.hoursBeside)}::int[])) hours(hour)
    ),
    lessened as materialized (
      select day from left_out where day <> all(${sql.param(plan.sharedDays)}::int[]) group by day
      -- Those that are yet to come, it lacks anyway.
      having count(*) filter (where hour <= (
        select max(at) from rollup
        where project_id = ${projectId} and dimension = ${dimension} and grain = 'hour'
      )) <= ${HOURS_LEFT_OUT_MAX}
    ),
    divided as materialized (
      select ${startOf(sql`hour`, DAY_HOURS)} as day from dirty
      union select unnest(${sql.param(plan.cutDays)}::int[])
    ),
    divided_weeks as materialized (
      select ${startOf(sql`day`, WEEK_HOURS)} as week from divided
      union select week from dirty_week
        where project_id = ${projectId} and week >= ${firstWeek} and week < ${endWeek}
      union select unnest(${sql.param(plan.cutWeeks)}::int[])
    ),
    day_ranges as (
      select ${firstDay}::int as lo, ${Math.min(firstWeek, endDay)}::int as hi
      union all select ${Math.max(endWeek, firstDay)}::int, ${endDay}::int
      union all select week, week + ${WEEK_HOURS} from divided_weeks
        where week >= ${firstWeek} and week < ${endWeek}
    ),
    hour_ranges as (
      select * from (
        select ${firstHour}::int as lo, ${Math.min(firstDay, endHour)}::int as hi
        union all select ${Math.max(endDay, firstHour)}::int, ${endHour}::int
        union all select day, day + ${DAY_HOURS} from divided where day >= ${firstDay} and day < ${endDay}
      ) of_day where ${startOf(sql`lo`, DAY_HOURS)} not in (select day from lessened)
    )`;
}

function storedParts(read: RollupRead, { plan, slot }: { plan: ReadPlan; slot: SQL }): SQL {
  const [firstWeek, endWeek] = plan.weeks;
  const stored = storedBy(read);
  return sql`select ${slot} as slot, a, b, c, ${FIGURES}
      from rollup r where ${stored} and r.grain = 'week' and r.at >= ${firstWeek} and r.at < ${endWeek}
        and r.at not in (select week from divided_weeks)
      union all
      select ${slot}, a, b, c, ${FIGURES}
      from day_ranges o join rollup r on ${stored} and r.grain = 'day' and r.at >= o.lo and r.at < o.hi
      where r.at not in (select day from divided)
      union all
      select ${slot}, a, b, c, ${FIGURES}
      from hour_ranges o join rollup r on ${stored} and r.grain = 'hour' and r.at >= o.lo and r.at < o.hi
      where r.at not in (select hour from dirty)`;
}

/** Days but for the hours that are left out; a day is always the sum of its hours as they are stored. */
function lessenedParts(read: RollupRead, slot: SQL): SQL {
  const stored = storedBy(read);
  return sql`select ${slot}, a, b, c, ${FIGURES}
      from lessened l join rollup r on ${stored} and r.grain = 'day' and r.at = l.day
      union all
      select ${slot}, a, b, c, ${LESS}
      from lessened l join left_out o using (day)
        join rollup r on ${stored} and r.grain = 'hour' and r.at = o.hour`;
}

function storedBy(read: RollupRead): SQL {
  return sql`r.project_id = ${read.projectId} and r.dimension = ${read.dimension} ${rollupFilter(read)}`;
}

/** The first hour of the day or week that an hour is of. */
function startOf(hour: SQL, hours: SQL): SQL {
  return sql`${hour} - mod(mod(${hour}, ${hours}) + ${hours}, ${hours})`;
}

function rollupFilter({ pair, agent, ...read }: RollupRead): SQL {
  if (read.traits) return sql`and r.b = any(${sql.param(read.traits)}::text[])`;
  if (pair && read.dimension === "trait") {
    // Its key has the type, too.
    return sql`and r.a = any(array(
      select json_build_array(${pair.fromAgent}::text, ${pair.toAgent}::text, type)::text
      from unnest(${sql.param(HANDOFF_TYPES)}::text[]) as type
    ))`;
  }
  if (pair) return sql`and r.a = ${pair.fromAgent} and r.b = ${pair.toAgent}`;
  return agent === undefined ? sql`` : sql`and (r.a = ${agent} or r.b = ${agent})`;
}

function handoffFilter({ pair, agent }: RollupRead): SQL {
  if (pair) return sql`and from_agent = ${pair.fromAgent} and to_agent = ${pair.toAgent}`;
  return agent === undefined ? sql`` : sql`and (from_agent = ${agent} or to_agent = ${agent})`;
}

/** As arrays, because absent words are equal there. */
function picked({ keysMax }: RollupRead): SQL {
  if (keysMax === undefined) return sql`select * from summed`;
  return sql`, busiest as (
      select array[a, b, c] collate "C" as key from summed
      group by 1 order by sum(count) desc, 1 limit ${keysMax}
    )
    select summed.* from summed join busiest on array[summed.a, summed.b, summed.c] = busiest.key`;
}

/** When the last handoff before an instant began. */
export async function findLastBegin(
  db: Db,
  { projectId, before }: { projectId: ProjectId; before: Nanos },
): Promise<Nanos | undefined> {
  const [row] = await db.execute<{ last: string | null }>(sql`
    select max(first_sign_at) as last from handoff
    where project_id = ${projectId} and first_sign_at < ${String(before)}::bigint`);
  const last = row?.last ?? null;
  return last === null ? undefined : nanos(last);
}

/** The first hour of which a project has handoffs, and the one after the last. */
export async function findExtent(
  db: Db,
  projectId: ProjectId,
): Promise<{ firstHour: number; endHour: number } | undefined> {
  const [row] = await db.execute<{ first: number | null; last: number | null }>(sql`
    with ends as (
      select min(at) as first, max(at) as last from rollup
      where project_id = ${projectId} and dimension = 'all' and grain = 'hour'
      union all select min(hour), max(hour) from dirty_hour where project_id = ${projectId}
    ) select min(first) as first, max(last) as last from ends`);
  if (!row || row.first === null || row.last === null) return undefined;
  return { firstHour: row.first, endHour: row.last + 1 };
}
