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

/** What has arrived, per source; from the traces' own rows, never from spans or events. */
export async function listSources(
  db: Db,
  { projectId }: { projectId: ProjectId },
): Promise<SourceRow[]> {
  return db.execute<SourceRow>(sql`
    select source, count(*)::int as traces, sum(handoff_count)::int as handoffs,
      to_char(min(created_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "firstAt",
      to_char(max(updated_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastAt",
      (array_agg(id order by updated_at desc))[1] as "lastTraceId"
    from trace where project_id = ${projectId}
    group by source order by max(updated_at) desc`);
}
