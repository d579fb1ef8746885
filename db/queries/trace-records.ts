import { and, eq, sql } from "drizzle-orm";
import type { ProjectId, TraceId } from "../../lib/domain/ids";
import type { Nanos } from "../../lib/domain/time";
import type { Db } from "../client";
import { event, span } from "../schema";
import type { StoredEventRow } from "./handoffs";

type Page<After> = {
  projectId: ProjectId;
  day: string;
  traceId: TraceId;
  after: After | undefined;
  limit: number;
};
export type StoredSpanRow = typeof span.$inferSelect;

/** Every event of a trace in order of time; `origin` leaves out what was read off spans. */
export async function listTraceEvents(
  db: Db,
  page: Page<{ at: Nanos; id: string }> & { origin?: "native" },
): Promise<StoredEventRow[]> {
  const { after, origin } = page;
  const at = sql`coalesce(${event.at}, 0)`;
  return db
    .select()
    .from(event)
    .where(
      and(
        eq(event.projectId, page.projectId),
        eq(event.day, page.day),
        eq(event.traceId, page.traceId),
        origin && eq(event.origin, origin),
        after && sql`(${at}, ${event.id}) > (${after.at.toString()}::bigint, ${after.id})`,
      ),
    )
    .orderBy(at, event.id)
    .limit(page.limit);
}

/** Whole spans in order of start, their bodies by reference. */
export async function listTraceSpans(
  db: Db,
  page: Page<{ startedAt: Nanos; id: string }>,
): Promise<StoredSpanRow[]> {
  const { after } = page;
  return db
    .select()
    .from(span)
    .where(
      and(
        eq(span.projectId, page.projectId),
        eq(span.day, page.day),
        eq(span.traceId, page.traceId),
        after &&
          sql`(${span.startedAt}, ${span.id}) > (${after.startedAt.toString()}::bigint, ${after.id})`,
      ),
    )
    .orderBy(span.startedAt, span.id)
    .limit(page.limit);
}
