import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { HandoffId, ProjectId } from "../../../lib/domain/ids";
import type { RunFailure } from "../../../lib/domain/orchestration/run-event";
import type { Json } from "../../../lib/domain/json";
import type { Usage } from "../../../lib/domain/event/shapes";
import type { Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { encodedAs, type Given, prepared } from "../../prepared";
import { task } from "../../schema";
import { isTask, type TaskKey, type TaskRow } from "./tasks";

/** The lease of what nobody claimed yet. */
export const UNCLAIMED = 0;

const OPEN_STATES = ["queued", "claimed", "accepted"] as const;

/** Free, or held by somebody whose lease ran out. */
const isClaimable = sql`(state = 'queued' or (state in ('claimed', 'accepted') and lease_expires_at < now()))`;

type Claim = { projectId: ProjectId; holder: string; leaseMs: number; at: Nanos };

/**
 * What it may take begins when it is taken. Not where an instance must be made ready or an agent be chosen
 * first: then the time for taking it counts for that.
 */
const dueOnceTaken = sql`case when is_started or (to_agent is null and is_performed) then due_at
  else least(due_at, now() + timeout_ms * interval '1 millisecond') end`;

/** One handoff, if it can be had. Exactly one of several claimers gets it. */
export async function claimTask(
  db: Db,
  { handoffId, ...claim }: Claim & { handoffId: HandoffId },
): Promise<TaskRow | undefined> {
  const [row] = await claimWhere(db, claim, { where: sql`handoff_id = ${handoffId}`, max: 1 });
  return row;
}

/** The oldest of an agent's inbox, and of the queue of what it can do. */
export async function claimTasks(
  db: Db,
  claim: Claim & { agent: string; capabilities: readonly string[]; max: number },
): Promise<TaskRow[]> {
  const { agent, capabilities, max } = claim;
  const can = sql`to_agent is null and not is_performed and required_tools <@ ${sql.param([...capabilities])}::text[]`;
  return claimWhere(db, claim, { where: sql`(to_agent = ${agent} or (${can}))`, max });
}

async function claimWhere(
  db: Db,
  claim: Claim,
  { where, max }: { where: SQL; max: number },
): Promise<TaskRow[]> {
  const picked = sql`select handoff_id from task
    where project_id = ${claim.projectId} and ended_at is null and ${where} and ${isClaimable}
    order by created_at, handoff_id limit ${max} for update skip locked`;
  return (
    db
      .update(task)
      .set({
        state: "claimed",
        lease: sql`${task.lease} + 1`,
        holder: claim.holder,
        leaseExpiresAt: sql`now() + ${claim.leaseMs} * interval '1 millisecond'`,
        receivedAt: sql`coalesce(${task.receivedAt}, ${claim.at.toString()}::bigint)`,
        dueAt: dueOnceTaken,
      })
      // As an array it is picked once; `in` may pick anew for every row, and more than `max`.
      .where(and(eq(task.projectId, claim.projectId), sql`handoff_id = any(array(${picked}))`))
      .returning()
  );
}

export type Held = TaskKey & {
  /** The number of the claim; left out only where nothing was claimed. */
  lease: number | undefined;
};

/** Only for who holds it: the lease must be the newest and the work not over. */
const isHeld = ({ lease = UNCLAIMED, ...key }: Held | Given<Held>) =>
  and(isTask(key), inArray(task.state, [...OPEN_STATES]), eq(task.lease, lease));

export async function markTaskAccepted(db: Db, held: Held): Promise<TaskRow | undefined> {
  const [row] = await db.update(task).set({ state: "accepted" }).where(isHeld(held)).returning();
  return row;
}

export async function extendLease(
  db: Db,
  { leaseMs, ...held }: Held & { leaseMs: number },
): Promise<TaskRow | undefined> {
  const [row] = await db
    .update(task)
    .set({ leaseExpiresAt: sql`now() + ${leaseMs} * interval '1 millisecond'` })
    .where(isHeld(held))
    .returning();
  return row;
}

export type TaskEnd =
  | { state: "completed"; result: Json; usage?: Usage | undefined }
  | { state: "failed" | "rejected" | "timed_out"; error: RunFailure };

type Ending = Required<Held> & Pick<TaskRow, "state" | "result" | "error" | "usage" | "endedAt">;

const endGiven = prepared<Ending, TaskRow[]>((db, given) =>
  db
    .update(task)
    .set({
      state: encodedAs(task.state, given.state),
      result: encodedAs(task.result, given.result),
      error: encodedAs(task.error, given.error),
      usage: encodedAs(task.usage, given.usage),
      endedAt: encodedAs(task.endedAt, given.endedAt),
      leaseExpiresAt: null,
    })
    .where(isHeld({ projectId: given.projectId, handoffId: given.handoffId, lease: given.lease }))
    .returning(),
);

export async function endTask(
  db: Db,
  { at, end, lease = UNCLAIMED, ...key }: Held & { end: TaskEnd; at: Nanos },
): Promise<TaskRow | undefined> {
  const [row] = await endGiven(db, { ...key, lease, ...endedBy(end), endedAt: at });
  return row;
}

/** What an end makes of a handoff. */
export function endedBy(end: TaskEnd): Pick<TaskRow, "state" | "result" | "error" | "usage"> {
  const nothing = { result: null, error: null, usage: null };
  const { usage = null, ...ended } = { ...nothing, ...end };
  return { ...ended, usage };
}

/** Not acknowledged or not done in time. */
export async function listOverdueTasks(db: Db, limit: number): Promise<TaskRow[]> {
  return db
    .select()
    .from(task)
    .where(sql`ended_at is null and (due_at < now() or (state = 'queued' and ack_due_at < now()))`)
    .limit(limit);
}

const FREE = {
  state: "queued",
  leaseExpiresAt: null,
  deliveredAt: sql`now()`,
  ackDueAt: sql`now() + interval '30 seconds'`,
} as const;

/** Handoffs whose holder is gone, back in the queue. */
export async function releaseLostTasks(db: Db, limit: number): Promise<TaskRow[]> {
  const lost = sql`select project_id, handoff_id from task
    where state in ('claimed', 'accepted') and lease_expires_at < now()
    limit ${limit} for update skip locked`;
  return db
    .update(task)
    .set(FREE)
    .where(sql`(project_id, handoff_id) in (${lost})`)
    .returning();
}

/** Back in the queue, by who holds it. */
export async function releaseTask(db: Db, held: Held): Promise<TaskRow | undefined> {
  const [row] = await db.update(task).set(FREE).where(isHeld(held)).returning();
  return row;
}

/** Handoffs that a worker was woken for and nobody took: whoever had the job may be gone. */
export async function markRedelivered(db: Db, limit: number): Promise<TaskKey[]> {
  const untaken = sql`select project_id, handoff_id from task
    where state = 'queued' and is_performed and delivered_at < now() - interval '10 seconds'
    limit ${limit} for update skip locked`;
  return db
    .update(task)
    .set({ deliveredAt: sql`now()` })
    .where(sql`(project_id, handoff_id) in (${untaken})`)
    .returning({ projectId: task.projectId, handoffId: task.handoffId });
}
