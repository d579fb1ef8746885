import { and, asc, count, eq, inArray, isNull, sql } from "drizzle-orm";
import type { HandoffId, ProjectId, TraceId } from "../../../lib/domain/ids";
import type { RunId } from "../../../lib/domain/task/task";
import type { Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { type Given, prepared } from "../../prepared";
import { task } from "../../schema";

export type TaskRow = typeof task.$inferSelect;
export type TaskKey = { projectId: ProjectId; handoffId: HandoffId };

export const isTask = ({ projectId, handoffId }: TaskKey | Given<TaskKey>) =>
  and(eq(task.projectId, projectId), eq(task.handoffId, handoffId));

const ACK_AFTER_CHOICE_MS = 30_000;
const inMs = (ms: number) => sql`now() + ${ms} * interval '1 millisecond'`;

/** A worker that takes a handoff, and for how long without a sign of life. */
export type Taker = { holder: string; leaseMs: number };

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

export type EarlierTask = Pick<TaskRow, "handoffId" | "parentId" | "fromAgent" | "payload">;

type InTrace = { projectId: ProjectId; traceId: TraceId };

const isInTrace = ({ projectId, traceId }: Given<InTrace>) =>
  and(eq(task.projectId, projectId), eq(task.traceId, traceId));

/** What an agent was given in a trace so far, oldest first. */
export type Visit = Pick<EarlierTask, "payload">;
type TraceSoFar = { count: number; visits: Visit[] };

const soFar = prepared<InTrace & { agent: string | null; limit: number }, TraceSoFar[]>(
  (db, given) => {
    const visit = db
      .select({ payload: task.payload, createdAt: task.createdAt, handoffId: task.handoffId })
      .from(task)
      .where(and(isInTrace(given), eq(task.toAgent, given.agent)))
      .orderBy(asc(task.createdAt), asc(task.handoffId))
      .limit(given.limit)
      .as("visit");
    const visits = db
      .select({
        all: sql<Visit[]>`coalesce(json_agg(json_build_object('payload', ${visit.payload})
          order by ${visit.createdAt}, ${visit.handoffId}), '[]')`,
      })
      .from(visit);
    // Trying again is no further handoff; the fallback chain bounds it.
    return db
      .select({ count: count(), visits: sql<Visit[]>`(${visits})` })
      .from(task)
      .where(and(isInTrace(given), eq(task.attempt, 1)));
  },
);

/** How many handoffs a trace has, and which of them went to this agent. */
export async function findTraceSoFar(
  db: Db,
  of: InTrace & { agent: string | null; limit: number },
): Promise<TraceSoFar> {
  const [row] = await soFar(db, of);
  return row ?? { count: 0, visits: [] };
}

/** A handoff and those it was made for, from the root down. */
export async function listAncestors(
  db: Db,
  { handoffId, limit, ...place }: InTrace & { handoffId: HandoffId; limit: number },
): Promise<EarlierTask[]> {
  return db.execute<EarlierTask>(sql`
    with recursive above as (
      select handoff_id, parent_id, from_agent, payload, 1 as depth from task
      where project_id = ${place.projectId} and handoff_id = ${handoffId}
      union all
      select t.handoff_id, t.parent_id, t.from_agent, t.payload, above.depth + 1
      from above join task t on t.project_id = ${place.projectId} and t.handoff_id = above.parent_id
      where above.depth < ${limit})
    select handoff_id as "handoffId", parent_id as "parentId", from_agent as "fromAgent", payload
    from above order by depth desc`);
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

/** Gives a handoff to whom was chosen for it, by who holds it; undefined: somebody else does. */
export async function assignTask(
  db: Db,
  { lease, ...key }: TaskKey & { lease: number },
  chosen: Pick<TaskRow, "toAgent" | "isPerformed" | "isStarted" | "payload" | "route">,
): Promise<TaskRow | undefined> {
  const isHeld = and(
    isTask(key),
    eq(task.lease, lease),
    inArray(task.state, ["claimed", "accepted"]),
  );
  const [row] = await db
    .update(task)
    .set({
      ...chosen,
      state: "queued",
      lease: sql`${task.lease} + 1`,
      holder: null,
      leaseExpiresAt: null,
      receivedAt: null,
      deliveredAt: sql`now()`,
      ackDueAt: inMs(ACK_AFTER_CHOICE_MS),
      dueAt: sql`now() + (${ACK_AFTER_CHOICE_MS} + ${task.timeoutMs}) * interval '1 millisecond'`,
    })
    .where(isHeld)
    .returning();
  return row;
}
