import { sql, type SQL } from "drizzle-orm";
import type { TraceId } from "../../lib/domain/ids";

/** Where a trace's rows lie: its day is the partition. */
export type TracePlace = { day: string; traceId: TraceId };

/** Some traces as rows `k (day, trace_id, n)`, numbered from 1. */
export function tracePlaces(traces: readonly TracePlace[]): SQL {
  const days = sql.param(traces.map(({ day }) => day));
  const ids = sql.param(traces.map(({ traceId }) => traceId));
  return sql`unnest(${days}::text[]::date[], ${ids}::text[]) with ordinality as k(day, trace_id, n)`;
}
