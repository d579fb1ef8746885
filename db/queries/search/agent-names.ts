import { and, eq, sql } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { agent } from "../../schema";
import { textArray } from "./match-values";

/** The names of the project's agents that are one of these whatever the case. */
export async function listNamesAnyCase(
  db: Db,
  { projectId, names }: { projectId: ProjectId; names: readonly string[] },
): Promise<string[]> {
  const lower = names.map((name) => name.toLowerCase());
  const rows = await db
    .selectDistinct({ name: agent.name })
    .from(agent)
    .where(
      and(eq(agent.projectId, projectId), sql`lower(${agent.name}) = any(${textArray(lower)})`),
    );
  return rows.map(({ name }) => name);
}
