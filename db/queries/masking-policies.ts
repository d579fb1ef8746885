import { eq } from "drizzle-orm";
import type { ProjectId } from "../../lib/domain/ids";
import type { Db } from "../client";
import { maskingPolicy } from "../schema";

export type MaskingPolicyRow = typeof maskingPolicy.$inferSelect;

export async function findMaskingPolicy(
  db: Db,
  projectId: ProjectId,
): Promise<MaskingPolicyRow | undefined> {
  const [row] = await db
    .select()
    .from(maskingPolicy)
    .where(eq(maskingPolicy.projectId, projectId))
    .limit(1);
  return row;
}

export async function upsertMaskingPolicy(
  db: Db,
  row: typeof maskingPolicy.$inferInsert,
): Promise<MaskingPolicyRow | undefined> {
  const { projectId: _key, ...changed } = row;
  const [saved] = await db
    .insert(maskingPolicy)
    .values(row)
    .onConflictDoUpdate({ target: maskingPolicy.projectId, set: changed })
    .returning();
  return saved;
}
