import { sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { markHoursOf } from "./rollups/dirty-hours";

export type TraceKey = { projectId: ProjectId; traceId: TraceId };

/** An open handoff `h` of a trace `t`, neither heard of since; never one that a human holds. */
function isSilent(silentSince: Nanos) {
  const since = sql`${silentSince.toString()}::bigint`;
  return sql`h.outcome = 'in_flight' and h.standing is distinct from 'waiting'
    and h.last_sign_at < ${since} and t.last_sign_at < ${since} and t.status <> 'waiting'`;
}

/**
 * Traces that run, as far as anybody knows, and of which nothing was heard since. Those without an open
 * handoff are looked for among the rows changed after `changedSince`.
 */
export async function listSilentTraces(
  db: Db,
  { silentSince, changedSince, limit }: { silentSince: Nanos; changedSince: Date; limit: number },
): Promise<TraceKey[]> {
  return db.execute<TraceKey>(sql`
    select h.project_id as "projectId", h.trace_id as "traceId"
    from handoff h join trace t on t.project_id = h.project_id and t.id = h.trace_id
    where ${isSilent(silentSince)}
    union
    select t.project_id, t.id from trace t
    where t.status = 'running' and t.last_sign_at < ${silentSince.toString()}::bigint
      and t.updated_at >= ${changedSince.toISOString()}::timestamptz
    limit ${limit}`);
}

/** Traces with an open handoff that is silent and not known to be. */
export async function listTracesLosingContact(
  db: Db,
  { silentSince, limit }: { silentSince: Nanos; limit: number },
): Promise<TraceKey[]> {
  return db.execute<TraceKey>(sql`
    select distinct h.project_id as "projectId", h.trace_id as "traceId"
    from handoff h join trace t on t.project_id = h.project_id and t.id = h.trace_id
    where h.standing is null and ${isSilent(silentSince)}
    limit ${limit}`);
}

type SilentIn = { projectId: ProjectId; traceIds: readonly TraceId[]; silentSince: Nanos };

/** Ends what is still silent; the traces must be locked, so that no event comes in between. */
export async function markSilentHandoffsIncomplete(db: Db, of: SilentIn): Promise<void> {
  await updateSilent(db, of, sql`outcome = 'incomplete', standing = null`);
}

/** The same for what is only shown as lost; the next sign of life takes it back. */
export async function markSilentHandoffsLost(db: Db, of: SilentIn): Promise<void> {
  await updateSilent(db, of, sql`standing = 'lost'`);
}

async function updateSilent(
  db: Db,
  { projectId, traceIds, silentSince }: SilentIn,
  change: ReturnType<typeof sql>,
): Promise<void> {
  await markHoursOf(
    db,
    projectId,
    sql`update handoff h set ${change} from trace t
    where h.project_id = ${projectId} and h.trace_id = any(${sql.param(traceIds)}::text[])
      and t.project_id = h.project_id and t.id = h.trace_id and ${isSilent(silentSince)}
    returning h.first_sign_at`,
  );
}
