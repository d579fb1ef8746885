import { and, eq, gte, lt, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { HandoffId, ProjectId, TraceId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { factLoss, handoffGap, trace } from "../schema";

export type GapPeriod = {
  projectId: ProjectId;
  from?: Nanos | undefined;
  to?: Nanos | undefined;
};

const HOPS_MAX = 20;
const RANKED_MAX = 20;
const withLoss = sql`(${handoffGap.lost} > 0 or ${handoffGap.withheld} > 0)`;
const isCompared = sql`${handoffGap.score} is not null`;

export async function countGaps(
  db: Db,
  period: GapPeriod,
): Promise<{ handoffs: number; compared: number }> {
  const [row] = await db
    .select({
      handoffs: sql<number>`count(*)::int`,
      compared: sql<number>`count(*) filter (where ${isCompared})::int`,
    })
    .from(handoffGap)
    .where(within(handoffGap, period));
  return row ?? { handoffs: 0, compared: 0 };
}

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

type Stage = (typeof factLoss.$inferSelect)["stage"];

function figures(column: PgColumn) {
  return {
    facts: sql<number>`coalesce(sum(${column}), 0)::int`,
    handoffs: sql<number>`count(*) filter (where ${column} > 0)::int`,
  };
}

export async function sumLossByStage(
  db: Db,
  period: GapPeriod,
): Promise<Record<Stage, { facts: number; handoffs: number }>> {
  const [row] = await db
    .select({
      withheld: figures(handoffGap.withheld),
      lost: figures(handoffGap.lost),
      not_understood: figures(handoffGap.notUnderstood),
      unused: figures(handoffGap.unused),
    })
    .from(handoffGap)
    .where(within(handoffGap, period));
  const none = { facts: 0, handoffs: 0 };
  return row ?? { withheld: none, lost: none, not_understood: none, unused: none };
}

export type PathLossRow = {
  pattern: string;
  stage: Stage;
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
    .where(and(within(factLoss, period), sql`${factLoss.stage} in ('withheld', 'lost')`))
    .groupBy(factLoss.pattern, factLoss.stage)
    .orderBy(sql`${handoffs} desc`, factLoss.pattern, factLoss.stage)
    .limit(RANKED_MAX);
}

/** Loss and survival by how far a handoff is from the start; returns bring back, they do not lose. */
export async function listLossByHop(db: Db, period: GapPeriod) {
  return db
    .select({
      hop: handoffGap.hop,
      handoffs: sql<number>`count(*)::int`,
      withLoss: sql<number>`count(*) filter (where ${withLoss})::int`,
      score: sql<number | null>`avg(${handoffGap.score})::float8`,
      survival: sql<number | null>`avg(${handoffGap.survival})::float8`,
    })
    .from(handoffGap)
    .where(and(within(handoffGap, period), eq(handoffGap.isReturn, false)))
    .groupBy(handoffGap.hop)
    .orderBy(handoffGap.hop)
    .limit(HOPS_MAX);
}

/** The pairs that lose most often among those that were compared. */
export async function listLossByPair(db: Db, period: GapPeriod) {
  const lossy = sql<number>`count(*) filter (where ${withLoss})::int`;
  return db
    .select({
      fromAgent: handoffGap.fromAgent,
      toAgent: handoffGap.toAgent,
      handoffs: sql<number>`count(*)::int`,
      withLoss: lossy,
      score: sql<number | null>`avg(${handoffGap.score})::float8`,
    })
    .from(handoffGap)
    .where(and(within(handoffGap, period), isCompared))
    .groupBy(handoffGap.fromAgent, handoffGap.toAgent)
    .having(sql`${lossy} > 0`)
    .orderBy(sql`avg(${handoffGap.score}) desc`, handoffGap.fromAgent, handoffGap.toAgent)
    .limit(RANKED_MAX);
}

/** The handoffs that lost the largest share. */
export async function listWorstGaps(db: Db, period: GapPeriod) {
  return db
    .select()
    .from(handoffGap)
    .where(and(within(handoffGap, period), sql`${handoffGap.score} > 0`))
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
