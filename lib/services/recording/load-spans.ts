import { summariseSpansOfTraces } from "@/db/queries/record/span-summaries";
import { listSpansOfTraces, type SpanRow } from "@/db/queries/record/spans";
import type { Db } from "@/db/client";
import type { TraceId } from "@/lib/domain/ids";
import type { SpanSummary } from "@/lib/domain/trace/summarise-trace";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { summariseSpans } from "./span-summary";
import { groupByTrace, keysOf, knownTraces, type Touched } from "./touched";

export type SpansByTrace = ReadonlyMap<TraceId, readonly TraceSpan[]>;

/** All spans, stored and new, of every trace that the batch brought spans for, or changed. */
export async function loadSpans(db: Db, touched: Touched): Promise<SpansByTrace> {
  const { traces, changed } = touched;
  const sent = groupByTrace(touched.spans);
  const known = traces.filter(
    ({ id, isNew }) => changed?.has(id) === true || (!isNew && sent.has(id)),
  );
  const spans = new Map<TraceId, readonly TraceSpan[]>();
  for (const [id, rows] of sent) spans.set(id, rows.map(toTraceSpan));
  if (known.length === 0) return spans;
  const stored = await listSpansOfTraces(db, keysOf(touched, known));
  for (const [id, rows] of groupByTrace(stored)) spans.set(id, rows);
  return spans;
}

export async function loadSpanSummaries(
  db: Db,
  touched: Touched,
  spans: SpansByTrace,
): Promise<ReadonlyMap<TraceId, SpanSummary>> {
  const summaries = new Map<TraceId, SpanSummary>();
  for (const [id, list] of spans) summaries.set(id, summariseSpans(list));
  const others = knownTraces(touched).filter(
    ({ id, spanCount }) => spanCount > 0 && !spans.has(id),
  );
  if (others.length === 0) return summaries;
  const totals = await summariseSpansOfTraces(db, keysOf(touched, others));
  for (const { traceId, ...total } of totals) summaries.set(traceId, total);
  return summaries;
}

export function toTraceSpan(row: SpanRow): TraceSpan {
  return {
    ...row,
    parentId: row.parentId ?? null,
    agent: row.agent ?? null,
    service: row.service ?? null,
    endedAt: row.endedAt ?? null,
    statusMessage: row.statusMessage ?? null,
    input: row.input ?? null,
    output: row.output ?? null,
  };
}
