import { and, asc, desc, eq, inArray, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../../lib/domain/ids";
import type { RunEvent } from "../../../lib/domain/orchestration/run-event";
import type { RunStatus } from "../../../lib/domain/orchestration/run-state";
import type { WorkflowName } from "../../../lib/domain/orchestration/workflow";
import type { RunId } from "../../../lib/domain/task/task";
import type { Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { encodedAs, type Given, prepared } from "../../prepared";
import { run, runEvent, task } from "../../schema";
import { isTask, type TaskKey } from "./tasks";

export type RunRow = typeof run.$inferSelect;
export type RunKey = { projectId: ProjectId; id: RunId };

const dueIn = (timeoutMs: number) => sql`now() + ${timeoutMs} * interval '1 millisecond'`;
const isRun = ({ projectId, id }: RunKey | Given<RunKey>) =>
  and(eq(run.projectId, projectId), eq(run.id, id));

/** Undefined when a run with its idempotency key is there already. */
export async function insertRun(
  db: Db,
  { timeoutMs, ...row }: Omit<typeof run.$inferInsert, "dueAt"> & { timeoutMs: number },
): Promise<RunRow | undefined> {
  const [inserted] = await db
    .insert(run)
    .values({ ...row, dueAt: dueIn(timeoutMs) })
    .onConflictDoNothing()
    .returning();
  return inserted;
}

export async function findRun(db: Db, key: RunKey): Promise<RunRow | undefined> {
  const [row] = await db.select().from(run).where(isRun(key));
  return row;
}

/** The run that a trace tells of. */
export async function findRunIdOfTrace(
  db: Db,
  { projectId, traceId }: { projectId: ProjectId; traceId: TraceId },
): Promise<RunId | null> {
  const [row] = await db
    .select({ id: run.id })
    .from(run)
    .where(and(eq(run.projectId, projectId), eq(run.traceId, traceId)))
    .limit(1);
  return row?.id ?? null;
}

export async function findRunByIdempotencyKey(
  db: Db,
  key: { projectId: ProjectId; idempotencyKey: string },
): Promise<RunRow | undefined> {
  const [row] = await db
    .select()
    .from(run)
    .where(and(eq(run.projectId, key.projectId), eq(run.idempotencyKey, key.idempotencyKey)));
  return row;
}

/** Whoever changes a run holds it until the end of the transaction. */
export async function lockRun(db: Db, key: RunKey): Promise<RunRow | undefined> {
  const [row] = await db.select().from(run).where(isRun(key)).for("update");
  return row;
}

export async function listRunEvents(db: Db, { projectId, id }: RunKey): Promise<RunEvent[]> {
  const isOfRun = and(eq(runEvent.projectId, projectId), eq(runEvent.runId, id));
  const rows = await eventsWhere(db, isOfRun);
  return rows.map(({ event }) => event);
}

/** Those of the run that a handoff belongs to, if any. */
export async function listRunEventsOfTask(db: Db, key: TaskKey): Promise<RunEvent[]> {
  const rows = await eventsOfTask(db, key);
  return rows.map(({ event }) => event);
}

const eventsOfTask = prepared<TaskKey, { event: RunEvent }[]>((db, given) =>
  eventsWhere(
    db,
    and(eq(runEvent.projectId, given.projectId), eq(runEvent.runId, runIdOf(db, given))),
  ),
);

function eventsWhere(db: Db, which: SQL | undefined) {
  return db
    .select({ event: runEvent.event })
    .from(runEvent)
    .where(which)
    .orderBy(asc(runEvent.seq));
}

type Added = RunKey & {
  events: readonly RunEvent[];
  after: number;
  at: Nanos;
  status: RunStatus;
  eventCount: number;
  endedAt: Nanos | null;
};

/** What happened in a run, behind the first so many events of it, and what it is by that. */
export const addToRun = prepared<Added, unknown>((db, given) => {
  const told = db.$with("told", { seq: runEvent.seq }).as(sql`
    insert into run_event (project_id, run_id, seq, event, at)
    select ${given.projectId}, ${given.id}, ${given.after}::int + place::int, event, ${given.at}::bigint
    from jsonb_array_elements(${encodedAs(runEvent.event, given.events)}) with ordinality as told(event, place)
    returning seq`);
  return db
    .with(told)
    .update(run)
    .set({
      status: encodedAs(run.status, given.status),
      eventCount: encodedAs(run.eventCount, given.eventCount),
      endedAt: encodedAs(run.endedAt, given.endedAt),
    })
    .where(isRun(given));
});

/** Who goes on with a run gives it its whole time again. */
export async function restartRunLimit(db: Db, key: RunKey, timeoutMs: number): Promise<void> {
  await db
    .update(run)
    .set({ dueAt: dueIn(timeoutMs) })
    .where(isRun(key));
}

export async function listRuns(
  db: Db,
  page: {
    projectId: ProjectId;
    workflow?: WorkflowName | undefined;
    statuses?: readonly RunStatus[] | undefined;
    before?: { startedAt: Nanos; id: RunId } | undefined;
    limit: number;
  },
): Promise<RunRow[]> {
  const { before } = page;
  return db
    .select()
    .from(run)
    .where(
      and(
        eq(run.projectId, page.projectId),
        page.workflow && eq(run.workflow, page.workflow),
        page.statuses && inArray(run.status, [...page.statuses]),
        before &&
          or(
            lt(run.startedAt, before.startedAt),
            and(eq(run.startedAt, before.startedAt), lt(run.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(run.startedAt), desc(run.id))
    .limit(page.limit);
}

/** The time that a person took is not the run's. */
export async function extendRunLimit(db: Db, key: RunKey, byMs: number): Promise<void> {
  await db
    .update(run)
    .set({ dueAt: sql`${run.dueAt} + ${byMs} * interval '1 millisecond'` })
    .where(isRun(key));
}

/** Runs that should have ended by now; never one that waits for a person, itself or in an agent. */
export async function listOverdueRuns(db: Db, limit: number): Promise<RunKey[]> {
  return db
    .select({ projectId: run.projectId, id: run.id })
    .from(run)
    .where(
      and(
        isNull(run.endedAt),
        lt(run.dueAt, sql`now()`),
        eq(run.status, "running"),
        sql`not exists (select from approval a where a.project_id = ${run.projectId}
          and a.run_id = ${run.id} and a.status in ('waiting', 'snoozed'))`,
      ),
    )
    .orderBy(asc(run.dueAt))
    .limit(limit);
}

/** The run that a handoff belongs to, if any, held until the end of the transaction. */
export async function lockRunOfTask(db: Db, key: TaskKey): Promise<RunRow | undefined> {
  const [row] = await lockOfTask(db, key);
  return row;
}

const lockOfTask = prepared<TaskKey, RunRow[]>((db, given) =>
  db
    .select()
    .from(run)
    .where(and(eq(run.projectId, given.projectId), eq(run.id, runIdOf(db, given))))
    .for("update"),
);

/** Read first, once: as a list, it would be looked up for each run of the project. */
function runIdOf(db: Db, key: Given<TaskKey>) {
  return db.select({ id: task.runId }).from(task).where(isTask(key));
}
