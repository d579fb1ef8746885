import { and, asc, eq, sql } from "drizzle-orm";
import type { RemoteTask } from "../../../lib/domain/agents/transcript";
import type { HandoffId, ProjectId } from "../../../lib/domain/ids";
import type { Json } from "../../../lib/domain/json";
import type { Db } from "../../client";
import { agentCall, agentTranscript } from "../../schema";
import type { TaskKey } from "./tasks";

export type TranscriptRow = typeof agentTranscript.$inferSelect;
export type CallRow = typeof agentCall.$inferSelect;
type CallKey = Pick<CallRow, "projectId" | "handoffId" | "step" | "position">;

const isTranscript = ({ projectId, handoffId }: TaskKey) =>
  and(eq(agentTranscript.projectId, projectId), eq(agentTranscript.handoffId, handoffId));

const isCall = ({ projectId, handoffId, step, position }: CallKey) =>
  and(
    eq(agentCall.projectId, projectId),
    eq(agentCall.handoffId, handoffId),
    eq(agentCall.step, step),
    eq(agentCall.position, position),
  );

export async function findTranscript(db: Db, key: TaskKey): Promise<TranscriptRow | undefined> {
  const [row] = await db.select().from(agentTranscript).where(isTranscript(key));
  return row;
}

/** By who holds the handoff, in the transaction that proved it. */
export async function saveTranscript(
  db: Db,
  row: Omit<TranscriptRow, "leftMs" | "remote" | "isRemoteOpen"> &
    Partial<Pick<TranscriptRow, "remote" | "isRemoteOpen">>,
): Promise<TranscriptRow> {
  const { projectId, handoffId, ...said } = row;
  const [saved] = await db
    .insert(agentTranscript)
    .values(row)
    .onConflictDoUpdate({
      target: [agentTranscript.projectId, agentTranscript.handoffId],
      set: said,
    })
    .returning();
  if (!saved) throw new Error(`the transcript of ${handoffId} in ${projectId} was not saved`);
  return saved;
}

export async function insertCalls(
  db: Db,
  calls: readonly (typeof agentCall.$inferInsert)[],
): Promise<void> {
  if (calls.length > 0) await db.insert(agentCall).values([...calls]);
}

export async function listCalls(
  db: Db,
  { projectId, handoffId, step }: TaskKey & { step: number },
): Promise<CallRow[]> {
  return db
    .select()
    .from(agentCall)
    .where(
      and(
        eq(agentCall.projectId, projectId),
        eq(agentCall.handoffId, handoffId),
        eq(agentCall.step, step),
      ),
    )
    .orderBy(asc(agentCall.position));
}

export async function updateCall(
  db: Db,
  key: CallKey,
  change: Partial<
    Pick<CallRow, "state" | "waitsFor" | "isApproved" | "input" | "isError" | "result">
  >,
): Promise<void> {
  await db.update(agentCall).set(change).where(isCall(key));
}

type Awaited = { projectId: ProjectId; waitsFor: string };
const isWaitingFor = ({ projectId, waitsFor }: Awaited) =>
  and(
    eq(agentCall.projectId, projectId),
    eq(agentCall.waitsFor, waitsFor),
    sql`${agentCall.state} = 'waiting'`,
  );

export type CallEnd =
  | { state: "done"; isError: boolean; result: Json }
  | { state: "ready"; isApproved: true; input?: Json };

/** What the call waited for is over; undefined when none waits for it. Only the first end counts. */
export async function endWaiting(
  db: Db,
  awaited: Awaited,
  end: CallEnd,
): Promise<CallRow | undefined> {
  const [row] = await db.update(agentCall).set(end).where(isWaitingFor(awaited)).returning();
  return row;
}

/** What was waited for goes on under another name: a further attempt, or a person who was asked. */
export async function waitInstead(db: Db, awaited: Awaited, next: string): Promise<void> {
  await db.update(agentCall).set({ waitsFor: next }).where(isWaitingFor(awaited));
}

/** Lays the work of an agent down until it can go on; its time limit stands still. */
export async function parkTask(
  db: Db,
  { projectId, handoffId, lease }: { projectId: ProjectId; handoffId: HandoffId; lease: number },
): Promise<boolean> {
  const rows = await db.execute(sql`
    with parked as (
      update task set state = 'waiting', lease = lease + 1, lease_expires_at = null,
        due_at = now() + interval '100 years'
      where project_id = ${projectId} and handoff_id = ${handoffId} and lease = ${lease}
        and state in ('claimed', 'accepted')
      returning project_id, handoff_id, (select due_at from task t
        where t.project_id = ${projectId} and t.handoff_id = ${handoffId}) as was_due_at)
    update agent_transcript a
    set left_ms = greatest(1000, extract(epoch from p.was_due_at - now()) * 1000)
    from parked p where a.project_id = p.project_id and a.handoff_id = p.handoff_id
    returning a.handoff_id`);
  return rows.length === 1;
}

/** Back in the queue with the time that was left to it, if nothing holds it up any more. */
export async function unparkTask(db: Db, { projectId, handoffId }: TaskKey): Promise<boolean> {
  const rows = await db.execute(sql`
    update task t set state = 'queued', delivered_at = now(),
      ack_due_at = now() + interval '30 seconds',
      due_at = now() + coalesce(a.left_ms, t.timeout_ms) * interval '1 millisecond'
    from agent_transcript a
    where t.project_id = ${projectId} and t.handoff_id = ${handoffId} and t.state = 'waiting'
      and a.project_id = t.project_id and a.handoff_id = t.handoff_id
      and not exists (select from agent_call c where c.project_id = t.project_id
        and c.handoff_id = t.handoff_id and c.state = 'waiting')
    returning t.handoff_id`);
  return rows.length === 1;
}

/** Two that end at once must see each other: the handoff itself is where they meet. */
export async function lockWaitingTask(db: Db, { projectId, handoffId }: TaskKey): Promise<void> {
  await db.execute(sql`
    select from task where project_id = ${projectId} and handoff_id = ${handoffId} for update`);
}

/** Gives work up until later: whichever worker is free then looks again. Its time limit goes on. */
export async function postponeTask(
  db: Db,
  { projectId, handoffId, lease, delayMs }: TaskKey & { lease: number; delayMs: number },
): Promise<boolean> {
  const later = sql`now() + ${delayMs} * interval '1 millisecond'`;
  const rows = await db.execute(sql`
    update task set state = 'queued', lease = lease + 1, lease_expires_at = null,
      delivered_at = ${later}, ack_due_at = ${later} + interval '30 seconds'
    where project_id = ${projectId} and handoff_id = ${handoffId} and lease = ${lease}
      and state in ('claimed', 'accepted')
    returning handoff_id`);
  return rows.length === 1;
}

export type RemoteLeft = TaskKey & { agent: string; remote: RemoteTask; isCompleted: boolean };

/** Tasks at other servers whose handoff is over here. */
export async function listRemoteLeft(db: Db, limit: number): Promise<RemoteLeft[]> {
  return db.execute<RemoteLeft>(sql`
    select a.project_id as "projectId", a.handoff_id as "handoffId", t.to_agent as agent, a.remote,
      t.state = 'completed' as "isCompleted"
    from agent_transcript a
    join task t on t.project_id = a.project_id and t.handoff_id = a.handoff_id
    where a.is_remote_open and t.ended_at is not null
    limit ${limit}`);
}

/** Exactly one of several workers closes it. */
export async function markRemoteClosed(db: Db, key: TaskKey): Promise<boolean> {
  const rows = await db
    .update(agentTranscript)
    .set({ isRemoteOpen: false })
    .where(and(isTranscript(key), eq(agentTranscript.isRemoteOpen, true)))
    .returning({ handoffId: agentTranscript.handoffId });
  return rows.length === 1;
}
