import { and, eq, gte, lt, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { LossStage } from "../../lib/domain/context/loss-stages";
import type { HandoffId, TraceId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { handoffGap, trace } from "../schema";
import { findAnalysedBefore } from "./analysis";
import { betweenAgents, type GapPeriod } from "./rollups/gap-figures";
import { lossesByField } from "./rollups/found-figures";

const RANKED_MAX = 20;

/** Traces of the period whose analysis is behind; only those are looked through that may be. */
export async function countPendingTraces(db: Db, period: GapPeriod): Promise<number> {
  // Read first: the planner has to know how few that are.
  const doneBefore = await findAnalysedBefore(db);
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(trace)
    .where(
      and(
        within(trace, period),
        doneBefore && gte(trace.updatedAt, doneBefore),
        sql`${trace.analysedAt} is distinct from ${trace.updatedAt}`,
      ),
    );
  return row?.count ?? 0;
}

export type PathLossRow = {
  pattern: string;
  stage: LossStage;
  isKey: boolean;
  facts: number;
  handoffs: number;
  traces: number;
  text: string;
  traceId: TraceId;
  handoffId: HandoffId;
};

/** The fields that most handoffs lost on the way; what was not understood or used is not lost there. */
export async function listLostPaths(db: Db, period: GapPeriod): Promise<PathLossRow[]> {
  return db.execute<PathLossRow>(sql`
    with ranked as (
      select * from (${lossesByField(period, lostBetween(period))}) by_field
      order by handoffs desc, pattern, stage limit ${RANKED_MAX}
    )
    select ranked.pattern, ranked.stage, ranked.is_key as "isKey", ranked.facts, ranked.handoffs,
      ranked.traces, latest.*
    from ranked cross join lateral (
      select text, trace_id as "traceId", handoff_id as "handoffId" from fact_loss
      where project_id = ${period.projectId} and started_at = ranked.last
        and pattern = ranked.pattern and stage = ranked.stage and ${lostBetween(period) ?? sql`true`}
      order by path, trace_id, handoff_id limit 1
    ) latest
    order by ranked.handoffs desc, ranked.pattern, ranked.stage`);
}

/** Of rows of `fact_loss`: those between the agents that are asked for; undefined: all. */
function lostBetween(period: GapPeriod): SQL | undefined {
  if (period.fromAgent === undefined && period.toAgent === undefined) return undefined;
  return sql`exists (
      select from handoff_gap g where g.project_id = ${period.projectId}
        and g.trace_id = fact_loss.trace_id and g.handoff_id = fact_loss.handoff_id
        and ${betweenAgents(period)}
    )`;
}

/** The handoffs that lost the largest share. */
export async function listWorstGaps(db: Db, period: GapPeriod) {
  return db
    .select()
    .from(handoffGap)
    .where(and(within(handoffGap, period), betweenAgents(period), sql`${handoffGap.score} > 0`))
    .orderBy(sql`${handoffGap.score} desc`, sql`${handoffGap.startedAt} desc`, handoffGap.handoffId)
    .limit(RANKED_MAX);
}

function within(
  table: { projectId: PgColumn; startedAt: PgColumn },
  { projectId, from, to }: GapPeriod,
) {
  return and(
    eq(table.projectId, projectId),
    from === undefined ? undefined : gte(table.startedAt, from),
    to === undefined ? undefined : lt(table.startedAt, to),
  );
}
