import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { ingestReject } from "../schema";
import { rowsFrom } from "./bulk";

export type IngestRejectRow = typeof ingestReject.$inferSelect;

/** Refused again and again is one row that counts; each time is counted in its minute as well. */
export async function upsertIngestRejects(db: Db, rows: readonly IngestRejectRow[]): Promise<void> {
  await db.execute(sql`
    with refused as (select * from ${rowsFrom(ingestReject, rows)}),
    kept as (
      insert into ingest_reject as i select * from refused order by project_id, id
      on conflict (project_id, id) do update set
        times = i.times + excluded.times, last_at = excluded.last_at, replayed_at = null
    )
    insert into ingest_reject_minute as m
    select project_id, date_trunc('minute', last_at), source, code, sum(times), max(last_at)
    from refused group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (project_id, minute, source, code) do update set
      rejected = m.rejected + excluded.rejected, last_at = greatest(m.last_at, excluded.last_at)`);
}

/** Newest first, by (last_at, id). Those that were replayed with success are done with. */
export async function listIngestRejects(
  db: Db,
  page: {
    projectId: ProjectId;
    after: { lastAt: Date; id: string } | undefined;
    limit: number;
  },
): Promise<IngestRejectRow[]> {
  const { after } = page;
  return db
    .select()
    .from(ingestReject)
    .where(
      and(
        eq(ingestReject.projectId, page.projectId),
        sql`${ingestReject.replayedAt} is null`,
        after &&
          sql`(${ingestReject.lastAt}, ${ingestReject.id}) < (${after.lastAt.toISOString()}::timestamptz, ${after.id})`,
      ),
    )
    .orderBy(desc(ingestReject.lastAt), desc(ingestReject.id))
    .limit(page.limit);
}

export async function findIngestReject(
  db: Db,
  { projectId, id }: { projectId: ProjectId; id: string },
): Promise<IngestRejectRow | undefined> {
  const [row] = await db
    .select()
    .from(ingestReject)
    .where(and(eq(ingestReject.projectId, projectId), eq(ingestReject.id, id)));
  return row;
}

export async function markIngestRejectReplayed(
  db: Db,
  { projectId, id, at }: { projectId: ProjectId; id: string; at: Date },
): Promise<void> {
  await db
    .update(ingestReject)
    .set({ replayedAt: at })
    .where(and(eq(ingestReject.projectId, projectId), eq(ingestReject.id, id)));
}

/**
 * What was refused and names one of these: as a value of its JSON, or of JSON in a text of it, also where
 * whoever wrote it keeps to ASCII.
 */
export async function findRejectsNaming(
  db: Db,
  { projectId, names }: { projectId: ProjectId; names: readonly string[] },
): Promise<string[]> {
  const plain = names.map((name) => JSON.stringify(name));
  const written = [...new Set([...plain, ...plain.map(inAscii)])];
  const sought = [...written, ...written.map((text) => JSON.stringify(text).slice(1, -1))];
  const rows = await db.execute<{ id: string }>(sql`
    select id from ingest_reject where project_id = ${projectId}
      and exists (select from unnest(${sql.param(sought)}::text[]) name where strpos(body, name) > 0)`);
  return rows.map(({ id }) => id);
}

export async function deleteRejects(
  db: Db,
  { projectId, ids }: { projectId: ProjectId; ids: readonly string[] },
): Promise<void> {
  await db
    .delete(ingestReject)
    .where(and(eq(ingestReject.projectId, projectId), inArray(ingestReject.id, [...ids])));
}

function inAscii(text: string): string {
  return text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Old refusals go by themselves, in all projects. */
export async function deleteIngestRejectsBefore(db: Db, before: Date): Promise<void> {
  await db.delete(ingestReject).where(sql`${ingestReject.lastAt} < ${before.toISOString()}`);
}
