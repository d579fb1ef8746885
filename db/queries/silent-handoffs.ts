import { sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";

export type TraceKey = { projectId: ProjectId; traceId: TraceId };

/** Traces with an open handoff that nothing was heard of since; never one that waits for a human. */
export async function listSilentTraces(
  db: Db,
  { silentSince, limit }: { silentSince: Nanos; limit: number },
): Promise<TraceKey[]> {
  return db.execute<TraceKey>(sql`
    select distinct h.project_id as "projectId", h.trace_id as "traceId"
    from handoff h join trace t on t.project_id = h.project_id and t.id = h.trace_id
    where h.outcome = 'in_flight' and h.standing is distinct from 'waiting'
      and h.last_sign_at < ${silentSince.toString()}::bigint
      and t.last_sign_at < ${silentSince.toString()}::bigint and t.status <> 'waiting'
    limit ${limit}`);
}

/** Ends what is still silent; the traces must be locked, so that no event comes in between. */
export async function markSilentHandoffsIncomplete(
  db: Db,
  key: { projectId: ProjectId; traceIds: readonly TraceId[]; silentSince: Nanos },
): Promise<void> {
  await db.execute(sql`
    update handoff h set outcome = 'incomplete'
    from trace t
    where h.project_id = ${key.projectId}
      and h.trace_id = any(${sql.param(key.traceIds)}::text[])
      and t.project_id = h.project_id and t.id = h.trace_id
      and t.last_sign_at < ${key.silentSince.toString()}::bigint and t.status <> 'waiting'
      and h.outcome = 'in_flight' and h.standing is distinct from 'waiting'
      and h.last_sign_at < ${key.silentSince.toString()}::bigint`);
}
