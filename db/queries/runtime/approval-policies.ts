import { and, eq } from "drizzle-orm";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { approvalPolicy } from "../../schema";

export type ApprovalPolicyRow = typeof approvalPolicy.$inferSelect;

export async function findApprovalPolicy(
  db: Db,
  projectId: ProjectId,
): Promise<ApprovalPolicyRow | undefined> {
  const [row] = await db
    .select()
    .from(approvalPolicy)
    .where(eq(approvalPolicy.projectId, projectId));
  return row;
}

/** Undefined when somebody saved since: the version that the change is made on is part of the statement. */
export async function saveApprovalPolicy(
  db: Db,
  { version, ...row }: typeof approvalPolicy.$inferInsert,
): Promise<ApprovalPolicyRow | undefined> {
  const next = { ...row, version: version + 1 };
  const [saved] =
    version === 0
      ? await db.insert(approvalPolicy).values(next).onConflictDoNothing().returning()
      : await db
          .update(approvalPolicy)
          .set(next)
          .where(
            and(eq(approvalPolicy.projectId, row.projectId), eq(approvalPolicy.version, version)),
          )
          .returning();
  return saved;
}
