import { and, desc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type {
  ApprovalDecision,
  ApprovalId,
  ReceiptState,
} from "../../../lib/domain/approvals/approval";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Json } from "../../../lib/domain/json";
import type { RunId } from "../../../lib/domain/task/task";
import type { Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { approval } from "../../schema";

export type ApprovalRow = typeof approval.$inferSelect;
export type ApprovalKey = { projectId: ProjectId; id: ApprovalId };

/** Literal, so that the planner sees that partial indexes fit. */
const isOpen = sql`${approval.status} in ('waiting', 'snoozed')`;
const isUndecided = and(isOpen, isNull(approval.effectiveAt));
const nextVersion = sql`${approval.version} + 1`;
const isApproval = ({ projectId, id }: ApprovalKey) =>
  and(eq(approval.projectId, projectId), eq(approval.id, id));

/** Without `dueAt`, it is due by the database's clock. */
export type NewApproval = Omit<typeof approval.$inferInsert, "dueAt"> & {
  timeoutMs?: number | null;
  dueAt?: Date | undefined;
};

/** Undefined when it is asked for already: under the same key, or as the same open action. */
export async function insertApproval(db: Db, row: NewApproval): Promise<ApprovalRow | undefined> {
  const [inserted] = await db
    .insert(approval)
    .values({ ...row, dueAt: row.dueAt ?? dueIn(row.timeoutMs) })
    .onConflictDoNothing()
    .returning();
  return inserted;
}

function dueIn(timeoutMs: number | null | undefined) {
  return typeof timeoutMs === "number"
    ? sql`now() + ${timeoutMs} * interval '1 millisecond'`
    : null;
}

/** The request of which this one is a repeat. */
export async function findSameApproval(
  db: Db,
  {
    projectId,
    requester,
    requestKey,
    actionHash,
  }: {
    projectId: ProjectId;
    requester: string;
    requestKey: string | null;
    actionHash: string | null;
  },
): Promise<ApprovalRow | undefined> {
  const own = and(eq(approval.projectId, projectId), eq(approval.requester, requester));
  const isSameAction =
    actionHash === null ? undefined : and(eq(approval.actionHash, actionHash), isOpen);
  const isSameKey = requestKey === null ? undefined : eq(approval.requestKey, requestKey);
  const [row] = await db
    .select()
    .from(approval)
    .where(and(own, or(isSameKey, isSameAction)))
    .orderBy(desc(eq(approval.requestKey, requestKey ?? "")))
    .limit(1);
  return row;
}

/** A no to exactly this, by a person, since `after`. */
export async function findRefusal(
  db: Db,
  {
    projectId,
    contextHash,
    requestedBy,
    after,
  }: { projectId: ProjectId; contextHash: string; requestedBy: string; after: Nanos },
): Promise<ApprovalRow | undefined> {
  const [row] = await db
    .select()
    .from(approval)
    .where(
      and(
        eq(approval.projectId, projectId),
        eq(approval.contextHash, contextHash),
        eq(approval.requestedBy, requestedBy),
        sql`${approval.decision} = 'reject'`,
        eq(approval.status, "decided"),
        gt(approval.decidedAt, after),
      ),
    )
    .orderBy(desc(approval.decidedAt))
    .limit(1);
  return row;
}

export async function findApproval(db: Db, key: ApprovalKey): Promise<ApprovalRow | undefined> {
  const [row] = await db.select().from(approval).where(isApproval(key));
  return row;
}

export type Decided = {
  decision: ApprovalDecision;
  decidedBy: string;
  decidedById?: string;
  decidedAt: Nanos;
  reason: string | null;
  edited: Json | null;
  decisionKey: string | null;
};

/**
 * Undefined when somebody else was first: that it is open and undecided is part of the UPDATE. With
 * `undoMs` it stays open for so long, and may be taken back.
 */
export async function markApprovalDecided(
  db: Db,
  key: ApprovalKey,
  { version, undoMs, ...decided }: Decided & { version: number; undoMs?: number | undefined },
): Promise<ApprovalRow | undefined> {
  const way = undoMs
    ? { effectiveAt: sql`now() + ${undoMs} * interval '1 millisecond'` }
    : { status: "decided" as const };
  return changeApproval(db, { key, version }, { ...decided, ...way });
}

/** What changes before a decision: only of an open, undecided one, and only of the version seen. */
export async function changeApproval(
  db: Db,
  { key, version }: { key: ApprovalKey; version: number },
  changes: PgUpdateSetSource<typeof approval>,
): Promise<ApprovalRow | undefined> {
  const [row] = await db
    .update(approval)
    .set({ ...changes, version: nextVersion })
    .where(and(isApproval(key), isUndecided, eq(approval.version, version)))
    .returning();
  return row;
}

/** Undefined when it took effect already, or somebody else decided. */
export async function undoDecision(
  db: Db,
  key: ApprovalKey,
  decider: { id: string; name: string },
): Promise<ApprovalRow | undefined> {
  // A node of the version before writes down the name alone.
  const isDecider = sql`case when ${approval.decidedById} is null then ${approval.decidedBy} = ${decider.name}
    else ${approval.decidedById} = ${decider.id} end`;
  const [row] = await db
    .update(approval)
    .set({
      decision: null,
      decidedBy: null,
      decidedById: null,
      decidedAt: null,
      effectiveAt: null,
      reason: null,
      edited: null,
      decisionKey: null,
      version: nextVersion,
    })
    .where(and(isApproval(key), isOpen, isDecider, sql`effective_at > now()`))
    .returning();
  return row;
}

/** Undefined unless it was approved and is not further than that already. */
export async function markReceipt(
  db: Db,
  key: ApprovalKey,
  receipt: { state: ReceiptState; from: readonly ReceiptState[]; at: Nanos; note: string | null },
): Promise<ApprovalRow | undefined> {
  const isBefore = or(
    isNull(approval.receipt),
    receipt.from.length > 0 ? inArray(approval.receipt, [...receipt.from]) : undefined,
  );
  const [row] = await db
    .update(approval)
    .set({ receipt: receipt.state, receiptAt: receipt.at, receiptNote: receipt.note })
    .where(
      and(
        isApproval(key),
        eq(approval.status, "decided"),
        inArray(approval.decision, ["approve", "edit"]),
        isBefore,
      ),
    )
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
    .set({ status: "cancelled", version: nextVersion })
    .where(and(eq(approval.projectId, projectId), eq(approval.runId, runId), isOpen))
    .returning();
}
