import { eq, sql } from "drizzle-orm";
import type { FindingThresholds } from "../../../lib/domain/findings/thresholds";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { findingThreshold } from "../../schema";

export type ThresholdRow = typeof findingThreshold.$inferSelect;

export async function findThresholds(
  db: Db,
  projectId: ProjectId,
): Promise<ThresholdRow | undefined> {
  const [row] = await db
    .select()
    .from(findingThreshold)
    .where(eq(findingThreshold.projectId, projectId))
    .limit(1);
  return row;
}

/** Whoever saves last is the one that counts; the revision grows with each. */
export async function upsertThresholds(
  db: Db,
  row: {
    projectId: ProjectId;
    changed: Partial<FindingThresholds>;
    updatedAt: Date;
    updatedBy: string;
  },
): Promise<ThresholdRow | undefined> {
  const { projectId: _key, ...set } = row;
  const [saved] = await db
    .insert(findingThreshold)
    .values({ ...row, revision: 1 })
    .onConflictDoUpdate({
      target: findingThreshold.projectId,
      set: { ...set, revision: sql`${findingThreshold.revision} + 1` },
    })
    .returning();
  return saved;
}

/** Of all projects: grows with every change. */
export async function countThresholdChanges(db: Db): Promise<number> {
  const [row] = await db
    .select({ changes: sql<number>`coalesce(sum(${findingThreshold.revision}), 0)::int` })
    .from(findingThreshold);
  return row?.changes ?? 0;
}
