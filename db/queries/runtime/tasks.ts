import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { HandoffId, ProjectId, TraceId } from "../../../lib/domain/ids";
import type { RunId } from "../../../lib/domain/task/task";
import type { Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { task } from "../../schema";

export type TaskRow = typeof task.$inferSelect;
export type TaskKey = { projectId: ProjectId; handoffId: HandoffId };

export const isTask = ({ projectId, handoffId }: TaskKey) =>
  and(eq(task.projectId, projectId), eq(task.handoffId, handoffId));

const inMs = (ms: number) => sql`now() + ${ms} * interval '1 millisecond'`;

type NewTask = Omit<typeof task.$inferInsert, "dueAt" | "ackDueAt" | "deliveredAt" | "state"> & {
  ackTimeoutMs: number;
  delayMs: number;
};

/** Undefined when it is there already. Its limits begin when it may be taken. */
export async function insertTask(
  db: Db,
  { ackTimeoutMs, delayMs, ...row }: NewTask,
): Promise<TaskRow | undefined> {
  const [inserted] = await db
    .insert(task)
    .values({
      ...row,
      state: "queued",
      deliveredAt: inMs(delayMs),
      ackDueAt: inMs(delayMs + ackTimeoutMs),
      dueAt: inMs(delayMs + ackTimeoutMs + row.timeoutMs),
    })
    .onConflictDoNothing()
    .returning();
  return inserted;
}

export async function findTask(db: Db, key: TaskKey): Promise<TaskRow | undefined> {
  const [row] = await db.select().from(task).where(isTask(key));
  return row;
}

/** Ends what is still open, of a run or below one handoff. */
export async function cancelTasks(
  db: Db,
  { projectId, runId, at }: { projectId: ProjectId; runId: RunId; at: Nanos },
): Promise<Pick<TaskRow, "handoffId" | "traceId">[]> {
  return db
    .update(task)
    .set({ state: "cancelled", endedAt: at })
    .where(and(eq(task.projectId, projectId), eq(task.runId, runId), isNull(task.endedAt)))
    .returning({ handoffId: task.handoffId, traceId: task.traceId });
}

export type TraceTask = {
  handoffId: HandoffId;
  parentId: HandoffId | null;
  fromAgent: string;
  toAgent: string | null;
  attempt: number;
  payload: TaskRow["payload"];
};

/** What the loop guard looks at: the handoffs of a trace, oldest first. */
export async function listTasksOfTrace(
  db: Db,
  { projectId, traceId, limit }: { projectId: ProjectId; traceId: TraceId; limit: number },
): Promise<TraceTask[]> {
  return db
    .select({
      handoffId: task.handoffId,
      parentId: task.parentId,
      fromAgent: task.fromAgent,
      toAgent: task.toAgent,
      attempt: task.attempt,
      payload: task.payload,
    })
    .from(task)
    .where(and(eq(task.projectId, projectId), eq(task.traceId, traceId)))
    .orderBy(asc(task.createdAt), asc(task.handoffId))
    .limit(limit);
}

export async function listInbox(
  db: Db,
  { projectId, agent, limit }: { projectId: ProjectId; agent: string; limit: number },
): Promise<TaskRow[]> {
  return db
    .select()
    .from(task)
    .where(
      and(
        eq(task.projectId, projectId),
        eq(task.toAgent, agent),
        isNull(task.endedAt),
        inArray(task.state, ["queued", "claimed", "accepted"]),
      ),
    )
    .orderBy(asc(task.createdAt), asc(task.handoffId))
    .limit(limit);
}

/** Holds an open handoff until the end of the transaction; undefined when it is over or unknown. */
export async function lockOpenTask(db: Db, key: TaskKey): Promise<TaskRow | undefined> {
  const [row] = await db
    .select()
    .from(task)
    .where(and(isTask(key), isNull(task.endedAt)))
    .for("update");
  return row;
}
