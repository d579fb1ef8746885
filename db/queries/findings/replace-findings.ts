import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { finding, findingCause } from "../../schema";
import { type DueTrace, textOf } from "../analysis";
import { inSlices } from "../bulk";

export type FindingRow = Omit<typeof finding.$inferInsert, "status" | "foundAt"> & {
  origin: string;
};

type Analysed = { projectId: ProjectId; traces: readonly DueTrace[] };

/**
 * What an analysis found takes the place of what an earlier one did; a mute stays, and so does what was
 * found in text that is gone.
 */
export async function replaceFindings(
  db: Db,
  { projectId, traces }: Analysed,
  rows: readonly FindingRow[],
): Promise<void> {
  const ids = sql.param(rows.map(({ id }) => id));
  await db.delete(finding).where(
    and(
      eq(finding.projectId, projectId),
      sql`exists (select from ${textOf(traces)} where t.id = ${finding.traceId}
          and extract(epoch from ${finding.foundAt}) * 1000000000 >= t.text_since)`,
      sql`${finding.id} <> all(${ids}::text[])`,
    ),
  );
  if (rows.length === 0) return;
  const statuses = await openCauses(db, projectId, rows);
  for (const slice of inSlices(rows)) {
    await db
      .insert(finding)
      .values(slice.map((row) => ({ ...row, status: statuses.get(row.causeId) ?? "open" })))
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
}

/**
 * The causes of findings with their status, held until commit, so that who mutes one mutes these, too.
 * In the order of ids: analyses of other traces add the same ones.
 */
async function openCauses(db: Db, projectId: ProjectId, rows: readonly FindingRow[]) {
  const causes = [...new Map(rows.map((row) => [row.causeId, row])).values()].toSorted(
    (one, other) => (one.causeId < other.causeId ? -1 : 1),
  );
  for (const slice of inSlices(causes)) {
    await db
      .insert(findingCause)
      .values(slice.map(({ causeId, kind, origin }) => ({ projectId, id: causeId, kind, origin })))
      .onConflictDoNothing();
  }
  await reopenReturned(db, projectId, rows);
  const ids = causes.map(({ causeId }) => causeId);
  const held = await db
    .select({ id: findingCause.id, status: findingCause.status })
    .from(findingCause)
    .where(and(eq(findingCause.projectId, projectId), inArray(findingCause.id, ids)))
    .orderBy(asc(findingCause.id))
    .for("share");
  return new Map(held.map(({ id, status }) => [id, status]));
}

/** Begun after somebody had called it resolved: it is back. */
async function reopenReturned(
  db: Db,
  projectId: ProjectId,
  rows: readonly FindingRow[],
): Promise<void> {
  const ids = sql.param(rows.map(({ causeId }) => causeId));
  const starts = sql.param(rows.map(({ startedAt }) => startedAt.toString()));
  await db.execute(sql`
    with returned as (
      update finding_cause c set status = 'open', changed_at = now()
      from (
        select id, max(started_at) as started_at
        from unnest(${ids}::text[], ${starts}::bigint[]) as r(id, started_at) group by id
      ) seen
      where c.project_id = ${projectId} and c.id = seen.id and c.status = 'resolved'
        and seen.started_at > extract(epoch from c.changed_at) * 1000000000
      returning c.id
    )
    insert into finding_change (project_id, cause_id, status, at)
    select ${projectId}, id, 'open', now() from returned`);
}
