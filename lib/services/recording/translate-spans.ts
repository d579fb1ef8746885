import { deleteForeignEvents, insertEvents, type EventRow } from "@/db/queries/record/events";
import type { Db } from "@/db/client";
import { isHandoffEvent, type FoldEvent } from "@/lib/domain/handoff/fold-event";
import type { HandoffId, TraceId } from "@/lib/domain/ids";
import { bigintAsText } from "@/lib/domain/json";
import type { DerivedEvent, TraceReading } from "@/lib/ingest/dialects/derive-handoffs";
import type { Json } from "@/lib/domain/json";
import type { JsonObject } from "./externalise";
import type { SpansByTrace } from "./load-spans";
import { readTraces } from "./read-traces";
import { keysOf, knownTraces, type Touched } from "./touched";

export type Translation = {
  events: ReadonlyMap<TraceId, readonly FoldEvent[]>;
  /** Handoffs of an earlier translation: fold them again, or drop them when nothing is left. */
  before: ReadonlyMap<TraceId, ReadonlySet<HandoffId>>;
  /** With what of other traces each one goes on; null: nothing. */
  resumptions: ReadonlyMap<TraceId, Json[] | null>;
  /** Those that wait for what another trace may answer. */
  asking: ReadonlySet<TraceId>;
  /** Through which door the earlier translation had come. */
  sources: ReadonlyMap<TraceId, string>;
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
  const readings = await readTraces(db, touched, spans);
  const known = knownTraces(touched).filter(({ id }) => spans.has(id));
  const deleted = known.length > 0 ? await deleteForeignEvents(db, keysOf(touched, known)) : [];
  const { projectId, batch } = touched;
  const sentSpans = new Set(touched.spans.map(({ traceId }) => traceId));
  const sources = new Map(deleted.map(({ traceId, source }) => [traceId, source]));
  const rows = touched.traces.flatMap(({ id, day }) => {
    const source = sentSpans.has(id) ? batch.source : (sources.get(id) ?? batch.source);
    const place = { projectId, day, source };
    return (readings.get(id)?.events ?? []).map((event) => toEventRow(event, place));
  });
  if (rows.length > 0) await insertEvents(db, rows);
  return {
    events: toFoldEvents(readings),
    before: groupHandoffIds(deleted),
    resumptions: new Map([...readings].map(([id, { resumptions }]) => [id, toJson(resumptions)])),
    asking: new Set([...readings].flatMap(([id, { asked }]) => (asked.length > 0 ? [id] : []))),
    sources,
  };
}

function toJson(list: readonly object[]): Json[] | null {
  if (list.length === 0) return null;
  const json: Json[] = JSON.parse(JSON.stringify(list, bigintAsText));
  return json;
}

function toFoldEvents(readings: ReadonlyMap<TraceId, TraceReading>) {
  const events = new Map<TraceId, FoldEvent[]>();
  for (const [id, reading] of readings) {
    events.set(
      id,
      reading.events
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

function toEventRow(
  event: DerivedEvent,
  place: Pick<EventRow, "projectId" | "day" | "source">,
): EventRow {
  return {
    ...place,
    traceId: event.trace_id,
    id: event.event_id,
    handoffId: "handoff_id" in event ? (event.handoff_id ?? null) : null,
    name: event.event,
    origin: "foreign",
    at: event.at,
    body: toWire(event),
  };
}

function toWire(event: DerivedEvent): JsonObject {
  const wire: JsonObject = JSON.parse(JSON.stringify(event, bigintAsText));
  return wire;
}
