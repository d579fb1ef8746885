import { getTableColumns, sql } from "drizzle-orm";
import type { NativeEventInput } from "../../../lib/domain/event/native-event";
import type { HandoffId } from "../../../lib/domain/ids";
import type { RunEvent } from "../../../lib/domain/orchestration/run-event";
import type { RunStatus } from "../../../lib/domain/orchestration/run-state";
import type { RunId } from "../../../lib/domain/task/task";
import type { Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { encodedAs, type Given, prepared } from "../../prepared";
import { outbox, runEvent, task } from "../../schema";
import { type Inserted, inMs, type NewTask, toInserted } from "./insert-task";
import { endedBy, type TaskEnd } from "./leases";
import type { TaskRow } from "./tasks";

/** A hop of a run: one handoff ends, the next one is sent and taken. */
type Hop = {
  ended: { handoffId: HandoffId; lease: number; end: TaskEnd; at: Nanos };
  /** `after`: as many events as the run has until then. */
  run: { id: RunId; after: number; status: RunStatus; events: readonly RunEvent[] };
  next: NewTask;
  told: readonly NativeEventInput[];
};

type Values = Inserted &
  ReturnType<typeof endedBy> & {
    hopRunId: RunId;
    after: number;
    eventCount: number;
    status: RunStatus;
    runEvents: readonly RunEvent[];
    endedHandoffId: HandoffId;
    endedLease: number;
    endedState: TaskRow["state"];
    endedAt: Nanos;
    told: readonly NativeEventInput[];
  };

/**
 * All of it in one statement, which is its own transaction: the run is held, and what follows happens only
 * if it has no more events than are known and the handoff is still held under this lease. Undefined: not so.
 */
export async function endAndSend(
  db: Db,
  { ended, run: of, next, told }: Hop,
): Promise<TaskRow | undefined> {
  const { state, ...end } = endedBy(ended.end);
  const [row] = await hop(db, {
    ...toInserted(next),
    ...end,
    hopRunId: of.id,
    after: of.after,
    eventCount: of.after + of.events.length,
    status: of.status,
    runEvents: of.events,
    endedHandoffId: ended.handoffId,
    endedLease: ended.lease,
    endedState: state,
    endedAt: ended.at,
    told,
  });
  return row;
}

const hop = prepared<Values, TaskRow[]>((db, given) => {
  const { projectId } = given;
  const held = db.$with("held", {}).as(sql`
    select from run where project_id = ${projectId} and id = ${given.hopRunId}
      and event_count = ${given.after} for update`);
  const ended = db.$with("ended", {}).as(sql`
    update task set state = ${given.endedState}, result = ${encodedAs(task.result, given.result)}::jsonb,
      error = ${encodedAs(task.error, given.error)}::jsonb, usage = ${encodedAs(task.usage, given.usage)}::jsonb,
      ended_at = ${encodedAs(task.endedAt, given.endedAt)}::bigint, lease_expires_at = null
    from held
    where task.project_id = ${projectId} and task.handoff_id = ${given.endedHandoffId}
      and task.lease = ${given.endedLease} and task.state in ('queued', 'claimed', 'accepted')
    returning 1`);
  const noted = db.$with("noted", {}).as(sql`
    insert into run_event (project_id, run_id, seq, event, at)
    select ${projectId}, ${given.hopRunId}, ${given.after}::int + place::int, event, ${encodedAs(task.endedAt, given.endedAt)}::bigint
    from ended, jsonb_array_elements(${encodedAs(runEvent.event, given.runEvents)}::jsonb)
      with ordinality as told(event, place)`);
  const moved = db.$with("moved", {}).as(sql`
    update run set event_count = ${given.eventCount}, status = ${given.status} from ended
    where run.project_id = ${projectId} and run.id = ${given.hopRunId}`);
  const said = db.$with("said", {}).as(sql`
    insert into outbox (project_id, trace_id, events)
    select ${projectId}, ${given.traceId}, ${encodedAs(outbox.events, given.told)}::jsonb from ended`);
  return db
    .with(held, ended, noted, moved, said)
    .insert(task)
    .select(sql`select ${nextValues(given)} from ended`)
    .returning();
});

/** In the order of the table's columns. */
function nextValues(given: Given<Values>) {
  const none = sql`null`;
  const { leaseMs, deliveredInMs, ackInMs, dueInMs } = given;
  const reckoned: Partial<Record<keyof TaskRow, ReturnType<typeof inMs>>> = {
    leaseExpiresAt: inMs(leaseMs),
    deliveredAt: inMs(deliveredInMs),
    ackDueAt: inMs(ackInMs),
    dueAt: inMs(dueInMs),
    result: none,
    error: none,
    usage: none,
    endedAt: none,
  };
  const values = Object.entries(getTableColumns(task)).map(([name, column]) => {
    const value = Reflect.get(reckoned, name) ?? encodedAs(column, Reflect.get(given, name));
    return sql`(${value})::${sql.raw(column.getSQLType())}`;
  });
  return sql.join(values, sql`, `);
}
