import { sql } from "drizzle-orm";
import type { NativeEventInput } from "../../../lib/domain/event/native-event";
import { type ProjectId, TraceId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { prepared } from "../../prepared";
import { outbox } from "../../schema";

type NewEvents = { projectId: ProjectId; events: readonly NativeEventInput[] };
/** What happened in one trace. */
export type OutboxRow = NewEvents & { traceId: TraceId };

/** In the transaction of what the events tell; a row for each of their traces. */
export async function insertOutbox(db: Db, { projectId, events }: NewEvents): Promise<void> {
  const traces = [...Map.groupBy(events, ({ trace_id: id }) => TraceId.parse(id))];
  await Promise.all(
    traces.map(([traceId, own]) => insertGiven(db, { projectId, traceId, events: own })),
  );
}

const insertGiven = prepared<OutboxRow, unknown>((db, given) =>
  db.insert(outbox).values({
    projectId: given.projectId,
    traceId: given.traceId,
    events: given.events,
  }),
);

/** The oldest that nobody else takes just now; they are gone when the transaction commits. */
export async function takeOutbox(db: Db, limit: number): Promise<OutboxRow[]> {
  return db.execute<OutboxRow>(sql`
    delete from outbox where id in (
      select id from outbox order by id limit ${limit} for update skip locked)
    returning project_id as "projectId", trace_id as "traceId", events`);
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
    returning project_id as "projectId", trace_id as "traceId", events`);
}
