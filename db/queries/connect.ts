import { sql } from "drizzle-orm";
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
