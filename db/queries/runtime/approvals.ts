import { and, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import type {
  ApprovalDecision,
  ApprovalId,
  ApprovalStatus,
} from "../../../lib/domain/approvals/approval";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Json } from "../../../lib/domain/json";
import type { RunId } from "../../../lib/domain/task/task";
import type { Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { approval } from "../../schema";

export type ApprovalRow = typeof approval.$inferSelect;
export type ApprovalKey = { projectId: ProjectId; id: ApprovalId };

const OPEN = ["waiting", "snoozed"] as const;
const isApproval = ({ projectId, id }: ApprovalKey) =>
  and(eq(approval.projectId, projectId), eq(approval.id, id));

export async function insertApproval(db: Db, row: typeof approval.$inferInsert): Promise<void> {
  await db.insert(approval).values(row);
}

export async function findApproval(db: Db, key: ApprovalKey): Promise<ApprovalRow | undefined> {
  const [row] = await db.select().from(approval).where(isApproval(key));
  return row;
}

/** Undefined when somebody else was first: that it is open is part of the UPDATE. */
export async function markApprovalDecided(
  db: Db,
  key: ApprovalKey,
  decided: {
    version: number;
    decision: ApprovalDecision;
    decidedBy: string;
    decidedAt: Nanos;
    reason: string | null;
    edited: Json | null;
    decisionKey: string | null;
  },
): Promise<ApprovalRow | undefined> {
  const { version, ...decision } = decided;
  const [row] = await db
    .update(approval)
    .set({ ...decision, status: "decided", version: sql`${approval.version} + 1` })
    .where(and(isApproval(key), inArray(approval.status, [...OPEN]), eq(approval.version, version)))
    .returning();
  return row;
}

/** What nobody needs to answer any more, because its run is over. */
export async function cancelApprovals(
  db: Db,
  { projectId, runId }: { projectId: ProjectId; runId: RunId },
): Promise<ApprovalRow[]> {
  return db
    .update(approval)
    .set({ status: "cancelled", version: sql`${approval.version} + 1` })
    .where(
      and(
        eq(approval.projectId, projectId),
        eq(approval.runId, runId),
        inArray(approval.status, [...OPEN]),
      ),
    )
    .returning();
}

export async function listApprovals(
  db: Db,
  page: {
    projectId: ProjectId;
    statuses: readonly ApprovalStatus[] | undefined;
    runId: RunId | undefined;
    before: { requestedAt: Nanos; id: ApprovalId } | undefined;
    limit: number;
  },
): Promise<ApprovalRow[]> {
  const { before } = page;
  return db
    .select()
    .from(approval)
    .where(
      and(
        eq(approval.projectId, page.projectId),
        page.statuses && inArray(approval.status, [...page.statuses]),
        page.runId && eq(approval.runId, page.runId),
        before &&
          or(
            lt(approval.requestedAt, before.requestedAt),
            and(eq(approval.requestedAt, before.requestedAt), lt(approval.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(approval.requestedAt), desc(approval.id))
    .limit(page.limit);
}
