import { sql } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";

export type QueueRow = {
  /** Null: whoever has the tools. */
  agent: string | null;
  tools: string[];
  /** The workers of the runtime take from it; others come and claim. */
  isPerformed: boolean;
  depth: number;
  oldestAt: Date | null;
  claimed: number;
  waiting: number;
};

const QUEUES_MAX = 200;

/** What is open of every inbox and of every queue of tools, the deepest first. */
export async function listQueues(db: Db, projectId: ProjectId): Promise<QueueRow[]> {
  const rows = await db.execute<Omit<QueueRow, "oldestAt"> & { oldestMs: number | null }>(sql`
    select to_agent as agent, case when to_agent is null then required_tools else '{}' end as tools,
      bool_or(is_performed) as "isPerformed",
      count(*) filter (where state = 'queued')::int as depth,
      (min(created_at) filter (where state = 'queued') / 1000000)::float8 as "oldestMs",
      count(*) filter (where state in ('claimed', 'accepted'))::int as claimed,
      count(*) filter (where state = 'waiting')::int as waiting
    from task where project_id = ${projectId} and ended_at is null
    group by 1, 2 order by depth desc, claimed desc, agent nulls last, tools limit ${QUEUES_MAX}`);
  return rows.map(({ oldestMs, ...row }) => ({
    ...row,
    oldestAt: oldestMs === null ? null : new Date(oldestMs),
  }));
}
