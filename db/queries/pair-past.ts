import { sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { Db } from "../client";

type Of = { projectId: ProjectId; traceIds: readonly TraceId[] };

/** A pair of agents on a day, counted in hours since the epoch. */
export type PairDay = { fromAgent: string; toAgent: string; day: number };

export type PairPastRow = PairDay & {
  /** Hours of the part, from the beginning of the day. */
  at: number;
  dimension: "pair" | "pair_start";
  /** Of `pair_start`: whether the agent was warm. */
  c: string | null;
  decided: number;
  succeeded: number;
  latencies: Uint8Array | null;
};

const PAIRS_MAX = 200;
const DAY_HOURS = 24;
const DAY_NS = sql.raw(`${DAY_HOURS}::bigint * 3600000000000`);
/** Of each pair, its latest handoffs: whether its sender ever says why. */
const JUSTIFIED_LOOKED_AT = 100;

/**
 * The rollups of the two weeks before the handoffs of some traces, for their pairs of agents: whole days,
 * and hours of the day itself. In one statement, however many traces; what is not rolled up yet is not in it.
 */
export async function listPairPast(db: Db, of: Of): Promise<PairPastRow[]> {
  return db.execute<PairPastRow>(sql`
    with pairs as materialized (${pairsOf(of)})
    select k.from_agent as "fromAgent", k.to_agent as "toAgent", k.day, r.at - k.day as at,
      s.dimension, r.c, r.decided, r.succeeded, r.latencies
    from pairs k
    cross join (values
      ('pair', 'day', -14, 0), ('pair', 'hour', 0, 1), ('pair_start', 'day', -7, 0), ('pair_start', 'hour', 0, 1)
    ) as s (dimension, grain, first, behind)
    join rollup r on r.project_id = ${of.projectId} and r.dimension = s.dimension and r.grain = s.grain
      and r.a = k.from_agent and r.b = k.to_agent
      and r.at >= k.day + s.first * ${DAY_HOURS}::int and r.at < k.day + s.behind * ${DAY_HOURS}::int`);
}

/** Of the pairs of these traces, those whose sender gave a reason lately. */
export async function listJustifyingPairs(
  db: Db,
  of: Of,
): Promise<Pick<PairDay, "fromAgent" | "toAgent">[]> {
  return db.execute(sql`
    select k.from_agent as "fromAgent", k.to_agent as "toAgent"
    from (
      select distinct from_agent, to_agent from handoff
      where project_id = ${of.projectId} and trace_id = any(${sql.param(of.traceIds)}::text[])
        and justified = false and type <> 'return'
      limit ${PAIRS_MAX}
    ) k
    where exists (
      select from (
        select justified from handoff h
        where h.project_id = ${of.projectId} and h.from_agent = k.from_agent and h.to_agent = k.to_agent
        order by h.first_sign_at desc limit ${JUSTIFIED_LOOKED_AT}
      ) latest where justified
    )`);
}

function pairsOf({ projectId, traceIds }: Of) {
  return sql`
    select distinct from_agent, to_agent,
      (first_sign_at / (${DAY_NS}) * ${DAY_HOURS})::int as day
    from handoff
    where project_id = ${projectId} and trace_id = any(${sql.param(traceIds)}::text[])
      and from_agent is not null and to_agent is not null and type <> 'return'
    limit ${PAIRS_MAX}`;
}
