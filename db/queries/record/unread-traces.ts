import { sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../../lib/domain/ids";
import type { Db } from "../../client";

/** Notes that spans were stored and not read; the traces are locked. */
export async function markUnread(
  db: Db,
  { projectId, ids }: { projectId: ProjectId; ids: readonly TraceId[] },
): Promise<void> {
  await db.execute(sql`
    update trace set unread_since = now()
    where project_id = ${projectId} and id = any(${sql.param(ids)}::text[]) and unread_since is null`);
}

export type UnreadTrace = { projectId: ProjectId; id: TraceId };

const WAIT_MS_MAX = 30_000;

/** Traces that waited for long enough, in all projects; the first marked first. */
export async function listUnreadTraces(
  db: Db,
  { msPerSpan, limit }: { msPerSpan: number; limit: number },
): Promise<UnreadTrace[]> {
  const waitMs = sql`least(span_count * ${msPerSpan}::float8, ${WAIT_MS_MAX}::float8)`;
  return db.execute<UnreadTrace>(sql`
    select project_id as "projectId", id from trace
    where unread_since is not null
      and unread_since <= clock_timestamp() - ${waitMs} * interval '1 millisecond'
    order by unread_since
    limit ${limit}`);
}
