import type { EventRow, PayloadRow } from "@/db/queries/record/events";
import type { SpanRow } from "@/db/queries/record/spans";
import { UNNAMED_SPAN } from "@/lib/domain/event/span-event";
import type { StoredEventOf } from "@/lib/domain/event/native-event";
import type { ProjectId, TraceId } from "@/lib/domain/ids";
import { rowKey, type Batch } from "./batch";

type Place = { projectId: ProjectId; dayOf: (traceId: TraceId) => string };

/** One row a span: halves of the same span in one batch are put together here. */
export function spanRows(batch: Batch, { projectId, dayOf }: Place): SpanRow[] {
  const rows = new Map<string, SpanRow>();
  for (const { traceId, span } of batch.spans) {
    const key = rowKey(traceId, span.id);
    const row = toSpanRow(span, { projectId, day: dayOf(traceId) });
    const known = rows.get(key);
    rows.set(key, known ? mergeSpanRows(known, row) : row);
  }
  return [...rows.values()];
}

function toSpanRow(
  span: StoredEventOf<"span">,
  place: { projectId: ProjectId; day: string },
): SpanRow {
  return {
    ...place,
    traceId: span.trace_id,
    id: span.id,
    parentId: span.parent_id ?? null,
    kind: span.kind,
    name: span.name,
    agent: span.agent ?? null,
    service: span.service ?? null,
    startedAt: span.start,
    endedAt: span.end ?? null,
    status: span.status,
    statusMessage: span.status_message ?? null,
    attributes: span.attributes ?? {},
    input: span.input ?? null,
    output: span.output ?? null,
  };
}

function mergeSpanRows(a: SpanRow, b: SpanRow): SpanRow {
  return {
    ...b,
    ...Object.fromEntries(Object.entries(a).filter(([, value]) => value !== null)),
    name: a.name === UNNAMED_SPAN ? b.name : a.name,
    kind: a.kind === "other" ? b.kind : a.kind,
    startedAt: a.startedAt < b.startedAt ? a.startedAt : b.startedAt,
    status: a.status === "unset" ? b.status : a.status,
    attributes: { ...a.attributes, ...b.attributes },
  };
}

export function eventRows(batch: Batch, { projectId, dayOf }: Place): EventRow[] {
  return batch.events.map(({ traceId, id, event, body }) => ({
    projectId,
    day: dayOf(traceId),
    traceId,
    id,
    handoffId: "handoff_id" in event ? (event.handoff_id ?? null) : null,
    name: event.event,
    origin: "native",
    source: batch.source,
    at: event.at,
    body,
  }));
}

export function payloadRows(batch: Batch, { projectId, dayOf }: Place): PayloadRow[] {
  return batch.payloads.map((payload) => ({ projectId, day: dayOf(payload.traceId), ...payload }));
}
