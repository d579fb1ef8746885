import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../../client";
import { approvalEvent } from "../../schema";
import type { ApprovalKey } from "./approvals";

const STEPS_MAX = 1_000;

export type ApprovalEventRow = typeof approvalEvent.$inferSelect;
export type NewApprovalEvent = Omit<typeof approvalEvent.$inferInsert, "id">;

export async function insertApprovalEvents(
  db: Db,
  events: readonly NewApprovalEvent[],
): Promise<void> {
  if (events.length > 0) await db.insert(approvalEvent).values([...events]);
}

export async function listApprovalEvents(
  db: Db,
  { projectId, id }: ApprovalKey,
): Promise<ApprovalEventRow[]> {
  return db
    .select()
    .from(approvalEvent)
    .where(and(eq(approvalEvent.projectId, projectId), eq(approvalEvent.approvalId, id)))
    .orderBy(asc(approvalEvent.id))
    .limit(STEPS_MAX);
}
