import { sql } from "drizzle-orm";
import type { CaptureCounts } from "../../lib/domain/connect/check-list";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";

export type SourceRow = {
  source: string;
  traces: number;
  handoffs: number;
  firstAt: string;
  lastAt: string;
  lastTraceId: string;
};

/**
 * What has arrived, per source; from small rows, never from spans or events. A trace's row also changes
 * when its window ends, so that the last arrival is what the minutes counted, as long as they are kept.
 */
export async function listSources(
  db: Db,
  { projectId }: { projectId: ProjectId },
): Promise<SourceRow[]> {
  return db.execute<SourceRow>(sql`
    select source, count(*)::int as traces, sum(handoff_count)::int as handoffs,
      to_char(min(created_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "firstAt",
      to_char(greatest(max(created_at), max(arrived.at)) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastAt",
      (array_agg(id order by last_sign_at desc))[1] as "lastTraceId"
    from trace left join (
      select source, max(last_at) as at from ingest_minute where project_id = ${projectId} group by source
    ) arrived using (source)
    where project_id = ${projectId}
    group by source order by greatest(max(created_at), max(arrived.at)) desc`);
}

export type CaptureRow = CaptureCounts & { source: string };

/** So many of the newest handoffs are looked at; the page asks every few seconds. */
const LOOKED_AT = 2_000;

/**
 * What the newest handoffs of each source tell; returns and questions to people are of another kind. What was not
 * held and not sent was not captured: a dialect keeps what the sender knew as `held`.
 */
export async function countCaptures(
  db: Db,
  { projectId }: { projectId: ProjectId },
): Promise<CaptureRow[]> {
  return db.execute<CaptureRow>(sql`
    select source, count(*)::int as handoffs,
      count(*) filter (where from_agent is not null and to_agent is not null)::int as sides,
      count(*) filter (where task is not null)::int as task,
      count(*) filter (where sent is not null or held is not null)::int as sent,
      count(*) filter (where received is not null)::int as received,
      count(*) filter (where received_at is not null)::int as receipt,
      count(*) filter (where outcome not in ('in_flight', 'incomplete'))::int as "end"
    from (
      select source, from_agent, to_agent, task, sent, held, received, received_at, outcome
      from handoff where project_id = ${projectId} and type not in ('return', 'escalate')
      order by first_sign_at desc limit ${LOOKED_AT}
    ) newest
    group by source`);
}
