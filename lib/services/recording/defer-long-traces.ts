import { markUnread } from "@/db/queries/record/unread-traces";
import type { Db } from "@/db/client";
import { groupByTrace, type Touched } from "./touched";

/** Shorter traces are read again with every batch. */
const LONG_TRACE_SPANS = 500;

/**
 * What of a batch is read and folded now. A long trace is only marked: to read all its spans with every
 * few that come would be quadratic, so housekeeping does it at intervals (decision 0014).
 */
export async function deferLongTraces(db: Db, touched: Touched): Promise<Touched> {
  const { projectId, batch, traces, spans, changed } = touched;
  const sent = groupByTrace(spans);
  const long = traces.filter(
    ({ id, spanCount }) =>
      spanCount >= LONG_TRACE_SPANS && (sent.has(id) || changed?.has(id) === true),
  );
  if (long.length === 0) return touched;

  const later = new Set(long.map(({ id }) => id));
  await markUnread(db, { projectId, ids: [...later] });
  const spokenOf = groupByTrace(batch.events.filter(({ event }) => event.event !== "span_content"));
  return {
    ...touched,
    traces: traces.filter(({ id }) => !later.has(id) || spokenOf.has(id)),
    spans: spans.filter(({ traceId }) => !later.has(traceId)),
    changed: new Set([...(changed ?? [])].filter((id) => !later.has(id))),
  };
}
