import { sql, type SQL } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import { nanos, type Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";

export type GapPeriod = {
  projectId: ProjectId;
  from?: Nanos | undefined;
  to?: Nanos | undefined;
  fromAgent?: string | undefined;
  toAgent?: string | undefined;
};

/** Of rows that name both ends. */
export function betweenAgents({ fromAgent, toAgent }: GapPeriod): SQL {
  const from = fromAgent === undefined ? sql`true` : sql`from_agent = ${fromAgent}`;
  return toAgent === undefined ? from : sql`${from} and to_agent = ${toAgent}`;
}

const DAY_NS = 86_400_000_000_000n;
export const GAP_DAY_NS = `${DAY_NS}::bigint`;
const NEVER = nanos(2n ** 63n - 1n);
const RANKED_MAX = 20;

/** What the figures of a day are added up by. */
export const KEYS = ["from_agent", "to_agent", "hop", "is_return"] as const;
const HAS_LOSS = "(lost > 0 or withheld > 0)";
/** The columns of `gap_day`, out of rows of `handoff_gap`. */
export const ADDED_UP = {
  handoffs: "count(*)::int",
  compared: "count(score)::int",
  with_loss: `count(*) filter (where ${HAS_LOSS})::int`,
  compared_with_loss: `count(score) filter (where ${HAS_LOSS})::int`,
  score: "coalesce(sum(score::float8), 0)",
  survivals: "count(survival)::int",
  survival: "coalesce(sum(survival::float8), 0)",
  withheld: "sum(withheld)::int",
  lost: "sum(lost)::int",
  not_understood: "sum(not_understood)::int",
  unused: "sum(unused)::int",
  withheld_at: "count(*) filter (where withheld > 0)::int",
  lost_at: "count(*) filter (where lost > 0)::int",
  not_understood_at: "count(*) filter (where not_understood > 0)::int",
  unused_at: "count(*) filter (where unused > 0)::int",
} as const;

export type GapFigures = Record<keyof typeof ADDED_UP, number> & {
  /** What they are of: the whole period, a hop or a pair. */
  of: "all" | "hop" | "pair";
  from_agent: string | null;
  to_agent: string | null;
  hop: number | null;
};

const SUMS = sql.raw(
  Object.keys(ADDED_UP)
    .map((name) => `coalesce(sum(${name}), 0)::float8 as ${name}`)
    .join(", "),
);
const FIGURES = sql.raw([...KEYS, ...Object.keys(ADDED_UP)].join(", "));

/**
 * What a period's gaps come to, as a whole, by hop (returns bring back, they do not lose) and by the pairs
 * that lose most: days that are whole and clean as they were added up, the rest handoff by handoff.
 */
export async function readGapFigures(db: Db, period: GapPeriod): Promise<GapFigures[]> {
  return db.execute<GapFigures>(sql`
    with ${parts(period)}
    select 'all' as of, null::text as from_agent, null::text as to_agent, null::int as hop, ${SUMS}
    from parts
    union all
    select * from (
      select 'hop', null, null, hop, ${SUMS} from parts where not is_return
      group by hop order by hop limit ${RANKED_MAX}
    ) hops
    union all
    select * from (
      select 'pair', from_agent, to_agent, null::int, ${SUMS} from parts
      group by from_agent, to_agent having sum(compared_with_loss) > 0
      order by sum(score) / sum(compared) desc, from_agent, to_agent limit ${RANKED_MAX}
    ) pairs`);
}

function parts({ projectId, from = nanos(0n), to = NEVER, ...ends }: GapPeriod): SQL {
  const between = betweenAgents({ projectId, ...ends });
  const firstDay = Number(from / DAY_NS) + (from % DAY_NS === 0n ? 0 : 1);
  const endDay = Math.max(firstDay, Number(to / DAY_NS));
  const ns = sql.raw(GAP_DAY_NS);
  const [start, end] = [sql`${String(from)}::bigint`, sql`${String(to)}::bigint`];
  return sql`dirty as materialized (
      select distinct day from dirty_gap_day
      where project_id = ${projectId} and day >= ${firstDay} and day < ${endDay}
    ),
    ranges as (
      select ${start} as lo, least(${firstDay} * ${ns}, ${end}) as hi
      union all select greatest(${endDay} * ${ns}, ${start}), ${end}
      union all select day * ${ns}, (day + 1) * ${ns} from dirty
    ),
    parts as materialized (
      select ${FIGURES} from gap_day
      where project_id = ${projectId} and day >= ${firstDay} and day < ${endDay}
        and day not in (select day from dirty) and ${between}
      union all
      select ${sql.raw([...KEYS, ...Object.values(ADDED_UP)].join(", "))}
      from ranges cross join lateral (
        select * from handoff_gap where project_id = ${projectId}
          and started_at >= ranges.lo and started_at < ranges.hi and ${between}
        -- Kept apart, so that each range is looked up by its index.
        offset 0
      ) g group by ${sql.raw(KEYS.join(", "))}
    )`;
}
