import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { EventName } from "../../../lib/domain/event/native-event";
import type { HandoffId, TraceId } from "../../../lib/domain/ids";
import type { Db } from "../../client";
import { event } from "../../schema";
import type { TraceKeys } from "./spans";

export type NativeHandoffRow = {
  id: HandoffId;
  traceId: TraceId;
  at: string;
  fromAgent: string | null;
  fromService: string | null;
  toAgent: string | null;
  toService: string | null;
  /** The names of its events, and `held` where it says what the caller knew. */
  told: (EventName | "held")[];
};

/** Handoffs that native events initiated, in order of time; of a repeated one the earliest counts. */
export async function listNativeHandoffs(db: Db, keys: TraceKeys): Promise<NativeHandoffRow[]> {
  const at = sql<string>`(min(${event.at}) filter (where ${event.name} = 'handoff_initiated'))::text`;
  const held = sql`bool_or(${event.name} = 'handoff_initiated' and ${event.body} -> 'held' is not null)`;
  const rows = await db
    .select({
      id: sql<HandoffId>`${event.handoffId}`,
      traceId: event.traceId,
      at,
      fromAgent: first("from_agent"),
      fromService: first("from_service"),
      toAgent: first("to_agent"),
      toService: first("to_service"),
      told: sql<
        (EventName | "held")[]
      >`array_agg(distinct ${event.name}) || case when ${held} then array['held'] else '{}' end`,
    })
    .from(event)
    .where(
      and(
        eq(event.projectId, keys.projectId),
        inArray(event.day, [...keys.days]),
        inArray(event.traceId, [...keys.ids]),
        isNotNull(event.handoffId),
        eq(event.origin, "native"),
      ),
    )
    .groupBy(event.traceId, event.handoffId)
    .having(sql`bool_or(${event.name} = 'handoff_initiated')`)
    .orderBy(sql`min(${event.at})`, event.handoffId);
  return rows;
}

function first(field: string) {
  return sql<string | null>`(array_agg(${event.body} ->> ${field} order by ${event.at}, ${event.id})
    filter (where ${event.name} = 'handoff_initiated'))[1]`;
}
