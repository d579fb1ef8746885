import { type SQL, sql } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import { nanos, type Nanos } from "../../../lib/domain/time";
import type { Due, Marks } from "./marks";

type Period = { projectId: ProjectId; from?: Nanos | undefined; to?: Nanos | undefined };

const DAY_NS = 86_400_000_000_000n;
const NEVER = nanos(2n ** 63n - 1n);
const NS = sql.raw(`${DAY_NS}::bigint`);

/** The day, counted from the epoch, of an instant in nanoseconds. */
export function dayOf(instant: SQL): SQL {
  return sql`(${instant} / ${NS})::int`;
}

/** The other way round. */
export function startOfDay(day: SQL): SQL {
  return sql`${day} * ${NS}`;
}

/** How a period is read: what `parts` are of a `with`, and which rows of its days are taken as they are stored. */
type Divided = { parts: SQL; stored: SQL };

/** Row by row: all of it is one of the `ranges (lo, hi)`. */
export function undivided({ from = nanos(0n), to = NEVER }: Omit<Period, "projectId">): Divided {
  return {
    parts: sql`ranges as (select ${String(from)}::bigint as lo, ${String(to)}::bigint as hi)`,
    stored: sql`false`,
  };
}

/** Days that are whole and clean as they are stored; all else is in the `ranges`. None that a border in between cuts. */
export function divideDays(
  { table, column }: Marks,
  {
    projectId,
    from = nanos(0n),
    to = NEVER,
    between = [],
  }: Period & { between?: readonly Nanos[] },
): Divided {
  const cut = between
    .filter((border) => border % DAY_NS !== 0n)
    .map((border) => Number(border / DAY_NS));
  const firstDay = Number(from / DAY_NS) + (from % DAY_NS === 0n ? 0 : 1);
  const endDay = Math.max(firstDay, Number(to / DAY_NS));
  const [start, end] = [sql`${String(from)}::bigint`, sql`${String(to)}::bigint`];
  const isWhole = sql`project_id = ${projectId} and day >= ${firstDay} and day < ${endDay}`;
  return {
    parts: sql`dirty as materialized (
      select ${sql.raw(column)} as day from ${sql.raw(table)} where ${isWhole}
      union select day from unnest(${sql.param(cut)}::int[]) as day where day >= ${firstDay} and day < ${endDay}
    ),
    ranges as (
      select ${start} as lo, least(${firstDay} * ${NS}, ${end}) as hi
      union all select greatest(${endDay} * ${NS}, ${start}), ${end}
      union all select day * ${NS}, (day + 1) * ${NS} from dirty
    )`,
    stored: sql`${isWhole} and day not in (select day from dirty)`,
  };
}

/** Rows of a table that began in the `ranges` of a period, or on days that are due, each by its index. */
export function startedInRanges(table: string, projectId: ProjectId, where = sql`true`): SQL {
  return sql`ranges cross join lateral (
        select * from ${sql.raw(table)} where project_id = ${projectId}
          and started_at >= ranges.lo and started_at < ranges.hi and ${where}
        -- Kept apart, so that each range is looked up by its index.
        offset 0
      ) own`;
}

/** As `ranges (day, lo, hi)`. */
export function rangesOfDays({ at }: Due): SQL {
  return sql`ranges as (
    select day, day * ${NS} as lo, (day + 1) * ${NS} as hi from unnest(${sql.param(at)}::int[]) as day
  )`;
}
