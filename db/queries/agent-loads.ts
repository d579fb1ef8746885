import { sql } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";

/** What every agent has in hand just now. */
export async function listAgentLoads(
  db: Db,
  projectId: ProjectId,
): Promise<{ name: string; load: number }[]> {
  return db.execute<{ name: string; load: number }>(sql`
    select coalesce(to_agent, holder) as name, count(*)::int as load from task
    where project_id = ${projectId} and ended_at is null and coalesce(to_agent, holder) is not null
    group by 1`);
}
