import { sql } from "drizzle-orm";
import type { NativeEventInput } from "../../../lib/domain/event/native-event";
import type { ProjectId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { outbox } from "../../schema";

export async function insertOutbox(
  db: Db,
  row: { projectId: ProjectId; events: readonly NativeEventInput[] },
): Promise<void> {
  await db.insert(outbox).values(row);
}

/**
 * The oldest that nobody else takes just now; they are gone when the transaction commits. Of one project:
 * all, also those that somebody is just about to deliver, so that who wrote them can read them next.
 */
export async function takeOutbox(
  db: Db,
  { limit, projectId }: { limit: number; projectId?: ProjectId },
): Promise<{ projectId: ProjectId; events: readonly NativeEventInput[] }[]> {
  const picked = projectId
    ? sql`select id from outbox where project_id = ${projectId} order by id limit ${limit} for update`
    : sql`select id from outbox order by id limit ${limit} for update skip locked`;
  return db.execute<{ projectId: ProjectId; events: readonly NativeEventInput[] }>(sql`
    delete from outbox where id in (${picked}) returning project_id as "projectId", events`);
}
