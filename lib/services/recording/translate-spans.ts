import { deleteForeignEvents, insertEvents, type EventRow } from "@/db/queries/record/events";
import type { Db } from "@/db/client";
import { isHandoffEvent, type FoldEvent } from "@/lib/domain/handoff/fold-event";
import type { HandoffId, TraceId } from "@/lib/domain/ids";
import { bigintAsText } from "@/lib/domain/json";
import { deriveHandoffEvents, type DerivedEvent } from "@/lib/ingest/dialects/derive-handoffs";
import type { JsonObject } from "./externalise";
import type { SpansByTrace } from "./load-spans";
import { keysOf, knownTraces, type Touched } from "./touched";

export type Translation = {
  events: ReadonlyMap<TraceId, readonly FoldEvent[]>;
  /** Handoffs of an earlier translation: fold them again, or drop them when nothing is left. */
  before: ReadonlyMap<TraceId, ReadonlySet<HandoffId>>;
};

/**
 * Reads handoffs out of spans, from all spans of the trace each time: a parent that arrives last
 * (as the Google ADK sends it) may change who handed what to whom.
 */
export async function translateSpans(
  db: Db,
  touched: Touched,
  spans: SpansByTrace,
): Promise<Translation> {
  const derived = new Map<TraceId, DerivedEvent[]>();
  for (const [id, list] of spans) derived.set(id, deriveHandoffEvents(list));

  const known = knownTraces(touched).filter(({ id }) => spans.has(id));
  const deleted = known.length > 0 ? await deleteForeignEvents(db, keysOf(touched, known)) : [];
  const rows = touched.traces.flatMap(({ id, day }) =>
    (derived.get(id) ?? []).map((event) => toEventRow(touched, day, event)),
  );
  if (rows.length > 0) await insertEvents(db, rows);
  return { events: toFoldEvents(derived), before: groupHandoffIds(deleted) };
}

function toFoldEvents(derived: ReadonlyMap<TraceId, readonly DerivedEvent[]>) {
  const events = new Map<TraceId, FoldEvent[]>();
  for (const [id, list] of derived) {
    events.set(
      id,
      list
        .filter(isHandoffEvent)
        .map((event) => ({ event, eventId: event.event_id, origin: "foreign" })),
    );
  }
  return events;
}

function groupHandoffIds(
  rows: readonly { traceId: TraceId; handoffId: HandoffId | null }[],
): Map<TraceId, Set<HandoffId>> {
  const groups = new Map<TraceId, Set<HandoffId>>();
  for (const { traceId, handoffId } of rows) {
    if (handoffId === null) continue;
    groups.set(traceId, (groups.get(traceId) ?? new Set()).add(handoffId));
  }
  return groups;
}

function toEventRow({ projectId, batch }: Touched, day: string, event: DerivedEvent): EventRow {
  return {
    projectId,
    day,
    traceId: event.trace_id,
    id: event.event_id,
    handoffId: "handoff_id" in event ? (event.handoff_id ?? null) : null,
    name: event.event,
    origin: "foreign",
    source: batch.source,
    at: event.at,
    body: toWire(event),
  };
}

function toWire(event: DerivedEvent): JsonObject {
  const wire: JsonObject = JSON.parse(JSON.stringify(event, bigintAsText));
  return wire;
}
