import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../../client";
import { approval } from "../../schema";
import type { ApprovalKey, ApprovalRow } from "./approvals";

const IS_OPEN = sql`${approval.status} in ('waiting', 'snoozed')`;
const IS_DUE = sql`${IS_OPEN} and ${approval.effectiveAt} is null and ${approval.dueAt} <= now()`;

/** Whose undo time is over; in all projects. */
export async function listEffective(db: Db, limit: number): Promise<ApprovalRow[]> {
  return db
    .select()
    .from(approval)
    .where(sql`${IS_OPEN} and ${approval.effectiveAt} <= now()`)
    .orderBy(approval.effectiveAt)
    .limit(limit);
}

/** Undefined when it was undone or taken by another node meanwhile. */
export async function takeEffective(
  db: Db,
  { projectId, id }: ApprovalKey,
): Promise<ApprovalRow | undefined> {
  const [row] = await db
    .update(approval)
    .set({ status: "decided", version: sql`${approval.version} + 1` })
    .where(
      and(
        eq(approval.projectId, projectId),
        eq(approval.id, id),
        sql`${IS_OPEN} and ${approval.effectiveAt} <= now()`,
      ),
    )
    .returning();
  return row;
}

/** That nobody answered in time; in all projects. */
export async function listUnanswered(db: Db, limit: number): Promise<ApprovalRow[]> {
  return db.select().from(approval).where(IS_DUE).orderBy(approval.dueAt).limit(limit);
}

/** Undefined when somebody answered meanwhile, or another node was first. */
export async function endUnanswered(
  db: Db,
  { projectId, id, version }: ApprovalRow,
  changes: Pick<
    typeof approval.$inferInsert,
    "status" | "decision" | "decidedBy" | "decidedAt" | "reason"
  >,
): Promise<ApprovalRow | undefined> {
  const [row] = await db
    .update(approval)
    .set({ ...changes, version: version + 1 })
    .where(isStillDue({ projectId, id, version }))
    .returning();
  return row;
}

/** To the next person, who has as long as the first had. */
export async function escalateUnanswered(
  db: Db,
  { projectId, id, version }: ApprovalRow,
  {
    dueAt,
    ...next
  }: Pick<typeof approval.$inferInsert, "assigneeId" | "assignee"> & {
    dueAt?: Date | undefined;
  },
): Promise<ApprovalRow | undefined> {
  const [row] = await db
    .update(approval)
    .set({
      ...next,
      status: "waiting",
      snoozedUntil: null,
      escalations: sql`${approval.escalations} + 1`,
      dueAt: dueAt ?? sql`now() + coalesce(${approval.timeoutMs}, 0) * interval '1 millisecond'`,
      version: version + 1,
    })
    .where(isStillDue({ projectId, id, version }))
    .returning();
  return row;
}

const isStillDue = ({
  projectId,
  id,
  version,
}: Pick<ApprovalRow, "projectId" | "id" | "version">) =>
  and(
    eq(approval.projectId, projectId),
    eq(approval.id, id),
    eq(approval.version, version),
    IS_DUE,
  );

/** Those that were put off until now wait again. */
export async function wakeSnoozed(db: Db, limit: number): Promise<ApprovalRow[]> {
  const due = sql`select project_id, id from approval
    where status = 'snoozed' and snoozed_until <= now()
    limit ${limit} for update skip locked`;
  return db
    .update(approval)
    .set({ status: "waiting", snoozedUntil: null, version: sql`${approval.version} + 1` })
    .where(sql`(project_id, id) in (${due})`)
    .returning();
}
