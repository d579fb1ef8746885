import { sql, type SQL } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";

export type StatsPeriod = {
  projectId: ProjectId;
  from?: Nanos | undefined;
  to?: Nanos | undefined;
  /** Its times were made up by an import: they say nothing about latency. */
  sourceWithoutTimes: string;
};

/** How many, how many of them are over and counted in rates (ruling 25), and how many went well. */
export type Figures = { count: number; decided: number; succeeded: number };
/** p50, p95 and p99 in milliseconds; null where nobody reported it. */
export type Percentiles = [number, number, number] | null;

const COMPONENTS = [
  "routing",
  "serialization",
  "network",
  "init",
  "deserialization",
  "handoff",
  "execution",
] as const;
type Component = (typeof COMPONENTS)[number];

const figures = sql`count(*)::int as count,
  count(*) filter (where outcome <> 'in_flight' and standing is distinct from 'waiting')::int as decided,
  count(*) filter (where outcome = 'succeeded')::int as succeeded`;

function percentiles(component: Component): SQL {
  const ms = sql.raw(`${component}_ms`);
  return sql`percentile_cont(array[0.5, 0.95, 0.99]) within group (order by ${ms}) as ${sql.raw(component)},
    count(${ms})::int as ${sql.raw(`${component}_n`)}`;
}

const allPercentiles = sql.join(COMPONENTS.map(percentiles), sql`, `);

function ms(component: Component, sourceWithoutTimes: string): SQL {
  const key = sql.raw(`'${component}Ms'`);
  return sql`case when source <> ${sourceWithoutTimes} then (timing ->> ${key})::float8 end
    as ${sql.raw(`${component}_ms`)}`;
}

/** The handoffs of a period as `own`, with their times as columns. */
function own(period: StatsPeriod, also: SQL = sql``): SQL {
  const times = COMPONENTS.map((component) => ms(component, period.sourceWithoutTimes));
  return sql`own as materialized (
    select from_agent, to_agent, outcome, standing, context_bytes, pooled, first_sign_at,
      ${sql.join(times, sql`, `)}
    from handoff where project_id = ${period.projectId} ${within(period)} ${also})`;
}

function within({ from, to }: StatsPeriod): SQL {
  const after = from === undefined ? sql`` : sql`and first_sign_at >= ${from.toString()}::bigint`;
  const before = to === undefined ? sql`` : sql`and first_sign_at < ${to.toString()}::bigint`;
  return sql`${after} ${before}`;
}

export type ComponentRow = Record<Component, Percentiles> & Record<`${Component}_n`, number>;
export type PairRow = Figures &
  ComponentRow & { from_agent: string | null; to_agent: string | null; bytes: number | null };

/** Every pair of a period, the busiest first. */
export async function listPairFigures(
  db: Db,
  { limit, agent, ...period }: StatsPeriod & { limit: number; agent?: string | undefined },
): Promise<PairRow[]> {
  const takingPart =
    agent === undefined ? sql`` : sql`and (from_agent = ${agent} or to_agent = ${agent})`;
  return db.execute<PairRow>(sql`
    with ${own(period, takingPart)}
    select from_agent, to_agent, ${figures}, avg(context_bytes)::float8 as bytes, ${allPercentiles}
    from own group by from_agent, to_agent
    order by count desc, from_agent collate "C", to_agent collate "C" limit ${limit}`);
}

type Pair = { fromAgent: string; toAgent: string };

export type PairDetail = {
  whole: Figures & ComponentRow & { bytes: number | null };
  buckets: (Figures & Pick<ComponentRow, "handoff"> & { at: string })[];
  sizes: (Figures & Pick<ComponentRow, "handoff" | "handoff_n"> & { bucket: number })[];
  starts: (Figures &
    Pick<ComponentRow, "handoff" | "init" | "init_n"> & { pooled: boolean | null })[];
  widthNs: string | null;
};

const BUCKETS = 24;

/** One pair: as a whole, over its time in equal steps, by size of context, and by how its callee started. */
export async function readPairDetail(
  db: Db,
  { fromAgent, toAgent, ...period }: StatsPeriod & Pair,
): Promise<PairDetail> {
  const pair = sql`and from_agent = ${fromAgent} and to_agent = ${toAgent}`;
  const start = period.from?.toString() ?? null;
  const [row] = await db.execute<PairDetail>(sql`
    with ${own(period, pair)},
    span as (
      select coalesce(${start}::bigint, min(first_sign_at)) as start,
        greatest(1, (max(first_sign_at) - coalesce(${start}::bigint, min(first_sign_at))) / ${BUCKETS} + 1)
          as width from own
    ),
    whole as (select ${figures}, avg(context_bytes)::float8 as bytes, ${allPercentiles} from own),
    steps as (
      select (span.start + (first_sign_at - span.start) / span.width * span.width)::text as at,
        ${figures}, ${percentiles("handoff")}
      from own, span group by 1 order by 1
    ),
    sizes as (
      select width_bucket(context_bytes, array[500, 2048, 5120, 10240]) as bucket,
        ${figures}, ${percentiles("handoff")}
      from own where context_bytes is not null group by 1 order by 1
    ),
    starts as (
      select pooled, ${figures}, ${percentiles("handoff")}, ${percentiles("init")}
      from own group by pooled order by pooled nulls last
    )
    select (select to_json(whole) from whole) as whole,
      coalesce((select json_agg(steps) from steps), '[]') as buckets,
      coalesce((select json_agg(sizes) from sizes), '[]') as sizes,
      coalesce((select json_agg(starts) from starts), '[]') as starts,
      (select width::text from span) as "widthNs"`);
  if (!row) throw new Error("an aggregate has one row");
  return row;
}

export type AgentFigures = {
  name: string;
  out: Figures | null;
  in: (Figures & { handoff: Percentiles }) | null;
  load: number;
};

const AGENTS_MAX = 2_000;

/** What every agent of a period handed out and got, and what it has in hand just now. */
export async function listAgentFigures(db: Db, period: StatsPeriod): Promise<AgentFigures[]> {
  return db.execute<AgentFigures>(sql`
    with ${own(period)},
    given as (select from_agent as name, ${figures} from own where from_agent is not null group by 1),
    got as (
      select to_agent as name, ${figures}, ${percentiles("handoff")}
      from own where to_agent is not null group by 1
    ),
    loads as (
      select coalesce(to_agent, holder) as name, count(*)::int as load from task
      where project_id = ${period.projectId} and ended_at is null
        and coalesce(to_agent, holder) is not null
      group by 1
    ),
    names as (
      select name from given union select name from got union select name from loads
      union select name from agent where project_id = ${period.projectId}
    )
    select name, to_json(given) as out, to_json(got) as in, coalesce(load, 0) as load
    from names left join given using (name) left join got using (name) left join loads using (name)
    order by name collate "C" limit ${AGENTS_MAX}`);
}
