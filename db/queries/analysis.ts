import { and, desc, eq, gte, lt, sql, type SQL } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import { analysisVersionOf } from "../../lib/domain/findings/analysis-version";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { analysisProgress, factLoss, findingThreshold, handoffGap, trace } from "../schema";
import { rowsFrom } from "./bulk";

export type DueTrace = {
  projectId: ProjectId;
  id: TraceId;
  day: string;
  startedAt: Nanos;
  /** As PostgreSQL writes it: a JavaScript date would lose its microseconds. */
  changedAt: string;
  /** What began before has lost its text to retention; 0 where nothing has. */
  textSince: Nanos;
};

const textSince = sql<Nanos>`
  coalesce((extract(epoch from ${trace.bodiesRemovedAt}) * 1000000000)::bigint, 0)`.mapWith(
  trace.startedAt,
);

/**
 * Traces that changed after they were last analysed and have been quiet since, the latest first: somebody
 * looks at what has just happened, and a bulk of old ones can wait.
 */
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
      textSince,
    })
    .from(trace)
    .where(
      and(
        gte(trace.updatedAt, since),
        lt(trace.updatedAt, quietSince),
        sql`${trace.analysedAt} is distinct from ${trace.updatedAt}`,
      ),
    )
    .orderBy(desc(trace.updatedAt))
    .limit(limit);
}

export type TraceKey = { projectId: ProjectId; id: TraceId };
const FIRST_KEY = { projectId: "", id: "" };

/**
 * The next traces in the order of their keys, and those of them that an older analysis looked at, or one
 * with other thresholds. A slice bounds how much is read, whether any of it is old or none.
 */
export async function listOutdatedTraces(
  db: Db,
  { after, slice, limit }: { after: TraceKey | undefined; slice: number; limit: number },
): Promise<{ outdated: DueTrace[]; last: TraceKey | undefined }> {
  const { projectId, id } = after ?? FIRST_KEY;
  const rows = await db
    .select({
      projectId: trace.projectId,
      id: trace.id,
      day: trace.day,
      startedAt: trace.startedAt,
      changedAt: sql<string>`${trace.updatedAt}::text`,
      isQuiet: sql<boolean>`${trace.analysedAt} is not distinct from ${trace.updatedAt}`,
      version: trace.analysisVersion,
      textSince,
      revision: sql<number>`coalesce(${findingThreshold.revision}, 0)`,
    })
    .from(trace)
    .leftJoin(findingThreshold, eq(findingThreshold.projectId, trace.projectId))
    .where(sql`(${trace.projectId}, ${trace.id}) > (${projectId}, ${id})`)
    .orderBy(trace.projectId, trace.id)
    .limit(slice);
  const outdated = rows
    // Without the text, what was found in it would be lost.
    .filter((row) => row.isQuiet && row.textSince === 0n)
    .filter((row) => row.version !== analysisVersionOf(row.revision))
    .slice(0, limit);
  return { outdated, last: outdated.length === limit ? outdated.at(-1) : rows.at(-1) };
}

/** Of these, the traces that no other node is at: they are this one's until commit. */
export async function tryLockAnalysis(db: Db, due: readonly DueTrace[]): Promise<DueTrace[]> {
  const keys = sql.param(due.map(({ projectId, id }) => `analysis ${projectId} ${id}`));
  const rows = await db.execute<{ locked: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended(key, 0)) as locked
    from unnest(${keys}::text[]) with ordinality as k(key, n) order by n`);
  return due.filter((_, index) => rows[index]?.locked === true);
}

export type HandoffGapRow = typeof handoffGap.$inferInsert;
export type FactLossRow = typeof factLoss.$inferInsert;

type Analysed = { projectId: ProjectId; traces: readonly DueTrace[] };

/** What was found in text that is gone stays. */
export async function replaceGaps(
  db: Db,
  analysed: Analysed,
  { gaps, losses }: { gaps: readonly HandoffGapRow[]; losses: readonly FactLossRow[] },
): Promise<void> {
  for (const table of [handoffGap, factLoss]) {
    await db.delete(table).where(isReplaced(table, analysed));
  }
  if (gaps.length > 0) {
    await db.execute(sql`insert into handoff_gap select * from ${rowsFrom(handoffGap, gaps)}`);
  }
  if (losses.length > 0) {
    await db.execute(sql`insert into fact_loss select * from ${rowsFrom(factLoss, losses)}`);
  }
}

function isReplaced(
  table: typeof handoffGap | typeof factLoss,
  { projectId, traces }: Analysed,
): SQL | undefined {
  return and(
    eq(table.projectId, projectId),
    sql`exists (select from ${textOf(traces)}
      where t.id = ${table.traceId} and ${table.startedAt} >= t.text_since)`,
  );
}

/** The traces as rows `t (id, text_since)`. */
export function textOf(traces: readonly DueTrace[]): SQL {
  const ids = sql.param(traces.map(({ id }) => id));
  const since = sql.param(traces.map((one) => one.textSince.toString()));
  return sql`unnest(${ids}::text[], ${since}::bigint[]) as t (id, text_since)`;
}

/** One that changed meanwhile stays due. */
export async function markAnalysed(
  db: Db,
  due: readonly DueTrace[],
  revision: number,
): Promise<void> {
  const column = (name: "projectId" | "id" | "changedAt") => sql.param(due.map((one) => one[name]));
  await db.execute(sql`
    update trace t set analysed_at = k.changed_at, analysis_version = ${analysisVersionOf(revision)}
    from unnest(
      ${column("projectId")}::text[], ${column("id")}::text[], ${column("changedAt")}::text[]::timestamptz[]
    ) as k(project_id, id, changed_at)
    where t.project_id = k.project_id and t.id = k.id`);
}

const PROGRESS_ID = 1;

/** All that changed before is analysed. Once a minute is enough: what is behind is looked through. */
export async function noteAnalysedBefore(db: Db, doneBefore: Date): Promise<void> {
  await db
    .insert(analysisProgress)
    .values({ id: PROGRESS_ID, doneBefore })
    .onConflictDoUpdate({
      target: analysisProgress.id,
      set: { doneBefore: sql`excluded.done_before` },
      setWhere: sql`${analysisProgress.doneBefore} < excluded.done_before - interval '1 minute'`,
    });
}

/** Undefined: nothing is known, as after an upgrade. */
export async function findAnalysedBefore(db: Db): Promise<Date | undefined> {
  const [row] = await db
    .select({ doneBefore: analysisProgress.doneBefore })
    .from(analysisProgress)
    .where(eq(analysisProgress.id, PROGRESS_ID));
  return row?.doneBefore;
}
