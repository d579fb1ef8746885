import { and, eq, inArray, sql } from "drizzle-orm";
import type { TraceId } from "../../../lib/domain/ids";
import { nanos, type Nanos } from "../../../lib/domain/time";
import type { Db } from "../../client";
import { span } from "../../schema";
import type { TraceKeys } from "./spans";

export type SpanTotals = {
  traceId: TraceId;
  count: number;
  errorCount: number;
  startedAt: Nanos;
  endedAt: Nanos | null;
};

/** What stored spans add up to, for traces whose spans this batch did not touch. */
export async function summariseSpansOfTraces(db: Db, keys: TraceKeys): Promise<SpanTotals[]> {
  const rows = await db
    .select({
      traceId: span.traceId,
      count: sql<number>`count(*)::int`,
      errorCount: sql<number>`(count(*) filter (where ${span.status} = 'error' and ${span.kind} <> 'handoff'))::int`,
      startedAt: sql<string>`min(${span.startedAt})::text`,
      endedAt: sql<
        string | null
      >`(case when bool_and(${span.endedAt} is not null) then max(${span.endedAt}) end)::text`,
    })
    .from(span)
    .where(
      and(
        eq(span.projectId, keys.projectId),
        inArray(span.day, [...keys.days]),
        inArray(span.traceId, [...keys.ids]),
      ),
    )
    .groupBy(span.traceId);
  return rows.map((row) => ({
    ...row,
    startedAt: nanos(row.startedAt),
    endedAt: row.endedAt === null ? null : nanos(row.endedAt),
  }));
}
