import { sql } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";

const PROJECTS_PER_ROUND = 100;

/** Projects that lack one of these workflows. */
export async function listProjectsWithout(
  db: Db,
  { workflows }: { workflows: readonly string[] },
): Promise<ProjectId[]> {
  const rows = await db.execute<{ id: ProjectId }>(sql`
    select p.id from project p where (
      select count(distinct w.name) from workflow w
      where w.project_id = p.id and w.name = any(${sql.param([...workflows])}::text[])
    ) < ${workflows.length}
    limit ${PROJECTS_PER_ROUND}`);
  return rows.map(({ id }) => id);
}
