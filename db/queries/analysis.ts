import { and, eq, gte, lt, notInArray, sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { factLoss, finding, handoffGap, trace } from "../schema";
import { rowsFrom } from "./bulk";

export type DueTrace = {
  projectId: ProjectId;
  id: TraceId;
  day: string;
  startedAt: Nanos;
  /** As PostgreSQL writes it: a JavaScript date would lose its microseconds. */
  changedAt: string;
};

/** Traces that changed after they were last analysed and have been quiet since, the oldest first. */
export async function listDueTraces(
  db: Db,
  { since, quietSince, limit }: { since: Date; quietSince: Date; limit: number },
): Promise<DueTrace[]> {
  return db
    .select({
      projectId: trace.projectId,
      id: trace.id,
      day: trace.day,
      startedAt: trace.startedAt,
      changedAt: sql<string>`${trace.updatedAt}::text`,
    })
    .from(trace)
    .where(
      and(
        gte(trace.updatedAt, since),
        lt(trace.updatedAt, quietSince),
        sql`${trace.analysedAt} is distinct from ${trace.updatedAt}`,
      ),
    )
    .orderBy(trace.updatedAt)
    .limit(limit);
}

/** One node at a time analyses a trace; the others go on to the next. Held until commit. */
export async function tryLockAnalysis(
  db: Db,
  { projectId, id }: Pick<DueTrace, "projectId" | "id">,
): Promise<boolean> {
  const [row] = await db.execute<{ locked: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended(${`analysis ${projectId} ${id}`}, 0)) as locked`);
  return row?.locked === true;
}

export type FindingRow = Omit<typeof finding.$inferInsert, "status" | "foundAt">;
export type HandoffGapRow = typeof handoffGap.$inferInsert;
export type FactLossRow = typeof factLoss.$inferInsert;

type Of = { projectId: ProjectId; traceId: TraceId };

/** What a trace's analysis found takes the place of what an earlier one did; a mute stays. */
export async function replaceFindings(db: Db, of: Of, rows: readonly FindingRow[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  await db
    .delete(finding)
    .where(
      and(
        eq(finding.projectId, of.projectId),
        eq(finding.traceId, of.traceId),
        ids.length === 0 ? undefined : notInArray(finding.id, ids),
      ),
    );
  if (rows.length === 0) return;
  await db
    .insert(finding)
    .values([...rows])
    .onConflictDoUpdate({
      target: [finding.projectId, finding.traceId, finding.id],
      set: {
        severity: sql`excluded.severity`,
        title: sql`excluded.title`,
        handoffIds: sql`excluded.handoff_ids`,
        evidence: sql`excluded.evidence`,
        startedAt: sql`excluded.started_at`,
      },
    });
}

export async function replaceGaps(
  db: Db,
  of: Of,
  { gaps, losses }: { gaps: readonly HandoffGapRow[]; losses: readonly FactLossRow[] },
): Promise<void> {
  for (const table of [handoffGap, factLoss]) {
    await db
      .delete(table)
      .where(and(eq(table.projectId, of.projectId), eq(table.traceId, of.traceId)));
  }
  if (gaps.length > 0) {
    await db.execute(sql`insert into handoff_gap select * from ${rowsFrom(handoffGap, gaps)}`);
  }
  if (losses.length > 0) {
    await db.execute(sql`insert into fact_loss select * from ${rowsFrom(factLoss, losses)}`);
  }
}

/** When the trace changed meanwhile, it stays due. */
export async function markAnalysed(
  db: Db,
  { projectId, id, changedAt }: Pick<DueTrace, "projectId" | "id" | "changedAt">,
): Promise<void> {
  await db
    .update(trace)
    .set({ analysedAt: sql`${changedAt}::timestamptz` })
    .where(and(eq(trace.projectId, projectId), eq(trace.id, id)));
}
