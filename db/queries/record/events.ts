import { and, eq, inArray, sql } from "drizzle-orm";
import type { HandoffId, ProjectId, TraceId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { event, payload } from "../../schema";
import { rowsFrom } from "../bulk";
import { copyRows, listStored } from "../copy";
import type { TraceKeys } from "./spans";

export type EventRow = typeof event.$inferInsert;
export type PayloadRow = typeof payload.$inferInsert;

/** Only what `listStoredPayloads` does not know may be inserted, under the lock on its trace. */
export async function insertPayloads(db: Db, rows: readonly PayloadRow[]): Promise<void> {
  await copyRows(db, payload, rows);
}

/** Content-addressed: the same payload in the same trace is stored once. */
export async function listStoredPayloads(
  db: Db,
  rows: readonly PayloadRow[],
): Promise<{ traceId: string; id: string }[]> {
  const keys = rows.map((row) => ({ ...row, id: row.hash }));
  return listStored(db, payload, { idColumn: "hash", rows: keys });
}

/** Returns how many were new; an event that was sent before changes nothing. */
export async function insertEvents(db: Db, rows: readonly EventRow[]): Promise<number> {
  const result = await db.execute<{ inserted: number }>(sql`
    with written as (
      insert into event select * from ${rowsFrom(event, rows)} on conflict do nothing returning 1
    )
    select count(*)::int as inserted from written`);
  return result[0]?.inserted ?? 0;
}

/**
 * What was translated from spans is translated again when more spans are known.
 * Returns which handoffs the old translation spoke of, and through which door they had come.
 */
export async function deleteForeignEvents(
  db: Db,
  keys: TraceKeys,
): Promise<{ traceId: TraceId; handoffId: HandoffId | null; source: string }[]> {
  return db
    .delete(event)
    .where(
      and(
        eq(event.projectId, keys.projectId),
        inArray(event.day, [...keys.days]),
        inArray(event.traceId, [...keys.ids]),
        eq(event.origin, "foreign"),
      ),
    )
    .returning({ traceId: event.traceId, handoffId: event.handoffId, source: event.source });
}

export type HandoffKey = { day: string; traceId: string; handoffId: string };

/** The events of some handoffs, in no order. */
export async function listEventsOfHandoffs(
  db: Db,
  { projectId, handoffs }: { projectId: ProjectId; handoffs: readonly HandoffKey[] },
): Promise<(typeof event.$inferSelect)[]> {
  return db
    .select()
    .from(event)
    .where(
      and(
        eq(event.projectId, projectId),
        sql`(${event.day}, ${event.traceId}, ${event.handoffId}) in (
          select day, "traceId", "handoffId" from json_to_recordset(${JSON.stringify(handoffs)}::text::json)
          as r(day date, "traceId" text, "handoffId" text))`,
      ),
    );
}

export type ApprovalCount = { traceId: TraceId; waiting: number };

/** Approvals asked for and not decided, per trace; a decision that came before its request counts. */
export async function countWaitingApprovals(db: Db, keys: TraceKeys): Promise<ApprovalCount[]> {
  const approval = db
    .select({
      traceId: event.traceId,
      isDecided: sql<boolean>`bool_or(${event.name} = 'approval_decided')`.as("is_decided"),
    })
    .from(event)
    .where(
      and(
        eq(event.projectId, keys.projectId),
        inArray(event.day, [...keys.days]),
        inArray(event.traceId, [...keys.ids]),
        inArray(event.name, ["approval_requested", "approval_decided"]),
      ),
    )
    .groupBy(event.traceId, sql`${event.body} ->> 'approval_id'`)
    .as("approval");
  return db
    .select({ traceId: approval.traceId, waiting: sql<number>`count(*)::int` })
    .from(approval)
    .where(sql`not ${approval.isDecided}`)
    .groupBy(approval.traceId);
}
