import { sql, type SQL } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { divideDays, startedInRanges } from "./days";
import { GAP_DAY_MARKS } from "./marks";

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

function parts({ projectId, from, to, ...ends }: GapPeriod): SQL {
  const between = betweenAgents({ projectId, ...ends });
  const { parts: divided, stored } = divideDays(GAP_DAY_MARKS, { projectId, from, to });
  return sql`${divided},
    parts as materialized (
      select ${FIGURES} from gap_day where ${stored} and ${between}
      union all
      select ${sql.raw([...KEYS, ...Object.values(ADDED_UP)].join(", "))}
      from ${startedInRanges("handoff_gap", projectId, between)}
      group by ${sql.raw(KEYS.join(", "))}
    )`;
}
