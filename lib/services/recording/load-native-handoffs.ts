import { listNativeHandoffs } from "@/db/queries/record/native-handoffs";
import type { Db } from "@/db/client";
import { isHandoffEvent } from "@/lib/domain/handoff/fold-event";
import type { TraceId } from "@/lib/domain/ids";
import { nanos } from "@/lib/domain/time";
import type { NativeHandoff } from "@/lib/ingest/dialects/native";
import type { SpansByTrace } from "./load-spans";
import { groupByTrace, keysOf, type Touched } from "./touched";

/**
 * What a sender states itself beside its spans. Asked only where there can be any: the trace has
 * handoffs, or the batch brings native events of one.
 */
export async function loadNativeHandoffs(
  db: Db,
  touched: Touched,
  spans: SpansByTrace,
): Promise<ReadonlyMap<TraceId, readonly NativeHandoff[]>> {
  const told = tracesToldNatively(touched);
  const mixed = touched.traces.filter(
    ({ id, handoffCount }) => spans.has(id) && (handoffCount > 0 || told.has(id)),
  );
  if (mixed.length === 0) return new Map();
  const rows = await listNativeHandoffs(db, keysOf(touched, mixed));
  return groupByTrace(
    rows.map(({ at, told: names, ...row }) => ({ ...row, at: nanos(at), told: new Set(names) })),
  );
}

/** Traces whose spans may mean something else now: the batch tells of their handoffs itself. */
export function tracesToldAnew(touched: Touched): TraceId[] {
  const told = tracesToldNatively(touched);
  return touched.traces
    .filter(({ id, spanCount }) => spanCount > 0 && told.has(id))
    .map(({ id }) => id);
}

function tracesToldNatively({ batch }: Touched): Set<TraceId> {
  return new Set(
    batch.events.filter(({ event }) => isHandoffEvent(event)).map(({ traceId }) => traceId),
  );
}
