import { eq, sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { searchPending } from "../../schema";

/** One node indexes at a time: an older reading must not overwrite a newer one. Free again at commit. */
export async function lockIndexing(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('baton_search_index')) as locked`,
  );
  return row?.locked === true;
}

/** A batch queues its traces itself; this is for what changes without one. */
export async function queueForSearch(
  db: Db,
  { projectId, id }: { projectId: ProjectId; id: TraceId },
): Promise<void> {
  await db.insert(searchPending).values({ projectId, traceId: id });
}

export type PendingTrace = { ids: bigint[]; projectId: ProjectId; traceId: TraceId };

/** How far back a round looks for the traces that wait longest. */
const ROWS_SEEN_MAX = 20_000;

/** The traces that wait longest, for `restMs` at least, each once with all the rows that ask for it. */
export async function listPendingTraces(
  db: Db,
  { restMs, limit }: { restMs: number; limit: number },
): Promise<PendingTrace[]> {
  const rows = await db.execute<Omit<PendingTrace, "ids"> & { ids: string[] }>(sql`
    select array_agg(id::text) as ids, project_id as "projectId", trace_id as "traceId"
    from (
      select id, project_id, trace_id from search_pending
      where queued_at <= now() - ${restMs}::int * interval '1 ms' order by id limit ${ROWS_SEEN_MAX}
    ) oldest
    group by project_id, trace_id order by min(id) limit ${limit}`);
  return rows.map(({ ids, ...key }) => ({ ...key, ids: ids.map(BigInt) }));
}

export async function deletePending(db: Db, ids: readonly bigint[]): Promise<void> {
  const texts = sql.param(ids.map(String));
  await db.execute(sql`delete from ${searchPending} where id = any(${texts}::text[]::bigint[])`);
}

/** How many traces of a project wait; it stops counting at `max`. */
export async function countPendingTraces(
  db: Db,
  { projectId, max }: { projectId: ProjectId; max: number },
): Promise<number> {
  const waiting = db
    .selectDistinct({ traceId: searchPending.traceId })
    .from(searchPending)
    .where(eq(searchPending.projectId, projectId))
    .limit(max)
    .as("waiting");
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(waiting);
  return row?.count ?? 0;
}

/** Traces that arrive so quickly are a flood, as far as background work is concerned. */
const BUSY_ROWS = 10;

/** Whether many traces were queued within the last two seconds. */
export async function isQueueBusy(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ busy: boolean }>(sql`
    select count(*) filter (where queued_at > now() - interval '2 s') >= ${BUSY_ROWS} as busy
    from (select queued_at from search_pending order by id desc limit ${BUSY_ROWS}) latest`);
  return row?.busy === true;
}
