import { sql } from "drizzle-orm";
import type { NativeEventInput } from "../../../lib/domain/event/native-event";
import { type ProjectId, TraceId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { outbox } from "../../schema";

type OutboxRow = { projectId: ProjectId; events: readonly NativeEventInput[] };

/** Events of one trace, in the transaction of what they tell. */
export async function insertOutbox(db: Db, row: OutboxRow): Promise<void> {
  const traceId = TraceId.parse(row.events.at(0)?.trace_id);
  await db.insert(outbox).values({ ...row, traceId });
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
