import { and, eq, gte, lt, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { LossStage } from "../../lib/domain/context/loss-stages";
import type { HandoffId, TraceId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { factLoss, handoffGap, trace } from "../schema";
import { betweenAgents, type GapPeriod } from "./rollups/gap-figures";

const RANKED_MAX = 20;
const ofSameHandoff = sql`${handoffGap.projectId} = ${factLoss.projectId}
  and ${handoffGap.traceId} = ${factLoss.traceId} and ${handoffGap.handoffId} = ${factLoss.handoffId}`;

/** Traces of the period whose analysis is behind. */
export async function countPendingTraces(db: Db, period: GapPeriod): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(trace)
    .where(
      and(within(trace, period), sql`${trace.analysedAt} is distinct from ${trace.updatedAt}`),
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

function latest<Value>(column: PgColumn): SQL<Value> {
  return sql<Value>`(array_agg(${column} order by ${factLoss.startedAt} desc, ${factLoss.path}))[1]`;
}

/** The fields that most handoffs lost on the way; what was not understood or used is not lost there. */
export async function listLostPaths(db: Db, period: GapPeriod): Promise<PathLossRow[]> {
  const handoffs = sql<number>`count(distinct (${factLoss.traceId}, ${factLoss.handoffId}))::int`;
  return db
    .select({
      pattern: factLoss.pattern,
      stage: factLoss.stage,
      isKey: sql<boolean>`bool_or(${factLoss.isKey})`,
      facts: sql<number>`count(*)::int`,
      handoffs,
      traces: sql<number>`count(distinct ${factLoss.traceId})::int`,
      text: latest<string>(factLoss.text),
      traceId: latest<TraceId>(factLoss.traceId),
      handoffId: latest<HandoffId>(factLoss.handoffId),
    })
    .from(factLoss)
    .where(
      and(
        within(factLoss, period),
        sql`${factLoss.stage} in ('withheld', 'lost')`,
        period.fromAgent === undefined && period.toAgent === undefined
          ? undefined
          : sql`exists (select 1 from ${handoffGap} where ${ofSameHandoff} and ${betweenAgents(period)})`,
      ),
    )
    .groupBy(factLoss.pattern, factLoss.stage)
    .orderBy(sql`${handoffs} desc`, factLoss.pattern, factLoss.stage)
    .limit(RANKED_MAX);
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
