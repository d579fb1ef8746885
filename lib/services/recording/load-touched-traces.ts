import { listHandoffsOfTraces, type HandoffRow } from "@/db/queries/record/handoffs";
import type { SeenTrace } from "@/db/queries/record/traces";
import type { Db } from "@/db/client";
import type { FoldEvent } from "@/lib/domain/handoff/fold-event";
import type { HandoffId, TraceId } from "@/lib/domain/ids";
import type { Json } from "@/lib/domain/json";
import type { SpanSummary } from "@/lib/domain/trace/summarise-trace";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { loadStoredEvents, loadWaitingApprovals } from "./load-events";
import { loadSpans, loadSpanSummaries, type SpansByTrace } from "./load-spans";
import { groupByTrace, keysOf, knownTraces, type Touched } from "./touched";
import { translateSpans, type Translation } from "./translate-spans";

/** A trace of the batch with everything that folding it again needs. */
export type TouchedTrace = {
  seen: SeenTrace;
  /** All its spans when the batch brought some; none otherwise. */
  spans: readonly TraceSpan[];
  spanSummary: SpanSummary;
  events: readonly FoldEvent[];
  stored: readonly HandoffRow[];
  retranslated: ReadonlySet<HandoffId>;
  approvalsWaiting: number;
  resumptions: Json[] | null;
  /** It waits for what another trace may answer, as far as this batch tells. */
  isAsking: boolean;
  /** Through which door its new handoffs came. */
  source: string;
};

const NO_SPANS: SpanSummary = { count: 0, errorCount: 0, startedAt: null, endedAt: null };

/** Reads once per batch, not once per trace. */
export async function loadTouchedTraces(db: Db, touched: Touched): Promise<TouchedTrace[]> {
  const spans = await loadSpans(db, touched);
  const translation = await translateSpans(db, touched, spans);
  const stored = await loadStored(db, touched);
  const told = await loadStoredEvents(db, touched, { ...translation, stored });
  const summaries = await loadSpanSummaries(db, touched, spans);
  const waiting = await loadWaitingApprovals(db, touched);

  return touched.traces.map((seen) => ({
    seen,
    spans: spans.get(seen.id) ?? [],
    spanSummary: summaries.get(seen.id) ?? NO_SPANS,
    events: [...(told.get(seen.id) ?? []), ...(translation.events.get(seen.id) ?? [])],
    stored: stored.get(seen.id) ?? [],
    approvalsWaiting: waiting.get(seen.id) ?? 0,
    ...retold(seen, { touched, spans, translation }),
  }));
}

/** What follows from its spans; where they were not read again, what was known stands. */
function retold(
  { id, resumptions }: SeenTrace,
  read: { touched: Touched; spans: SpansByTrace; translation: Translation },
): Pick<TouchedTrace, "retranslated" | "resumptions" | "isAsking" | "source"> {
  const { touched, spans, translation } = read;
  const source = touched.batch.source || translation.sources.get(id);
  return {
    retranslated: translation.before.get(id) ?? new Set(),
    resumptions: spans.has(id) ? (translation.resumptions.get(id) ?? null) : resumptions,
    isAsking: touched.spans.length > 0 && translation.asking.has(id),
    source: source ?? "",
  };
}

async function loadStored(
  db: Db,
  touched: Touched,
): Promise<ReadonlyMap<TraceId, readonly HandoffRow[]>> {
  const known = knownTraces(touched);
  if (known.length === 0) return new Map();
  return groupByTrace(await listHandoffsOfTraces(db, keysOf(touched, known)));
}
