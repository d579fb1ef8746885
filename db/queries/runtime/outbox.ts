import { sql } from "drizzle-orm";
import type { NativeEventInput } from "../../../lib/domain/event/native-event";
import { type ProjectId, TraceId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { outbox } from "../../schema";

type OutboxRow = { projectId: ProjectId; events: readonly NativeEventInput[] };

/** In the transaction of what the events tell; a row for each of their traces. */
export async function insertOutbox(db: Db, { projectId, events }: OutboxRow): Promise<void> {
  const traces = [...Map.groupBy(events, ({ trace_id: id }) => id)];
  if (traces.length === 0) return;
  await db
    .insert(outbox)
    .values(traces.map(([id, own]) => ({ projectId, traceId: TraceId.parse(id), events: own })));
}

/** The oldest that nobody else takes just now; they are gone when the transaction commits. */
export async function takeOutbox(db: Db, limit: number): Promise<OutboxRow[]> {
  return db.execute<OutboxRow>(sql`
    delete from outbox where id in (
      select id from outbox order by id limit ${limit} for update skip locked)
    returning project_id as "projectId", events`);
}

/** All of some traces; waits for who is just delivering them, so that they are there afterwards. */
export async function takeOutboxOf(
  db: Db,
  { projectId, traceIds }: { projectId: ProjectId; traceIds: readonly TraceId[] },
): Promise<OutboxRow[]> {
  return db.execute<OutboxRow>(sql`
    delete from outbox where id in (
      select id from outbox
      where project_id = ${projectId} and trace_id = any(${sql.param([...traceIds])}::text[])
      order by id for update)
    returning project_id as "projectId", events`);
}
