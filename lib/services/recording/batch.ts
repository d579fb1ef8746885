import type { TraceSighting } from "@/db/queries/record/traces";
import type { NativeEvent, StoredEvent, StoredEventOf } from "@/lib/domain/event/native-event";
import { withRefs } from "@/lib/domain/event/with-refs";
import type { EventId, TraceId } from "@/lib/domain/ids";
import { externalise, type JsonObject } from "./externalise";
import { sight } from "./sighting";

/** One accepted native event: as it was sent (masked) and as it was parsed. */
export type RecordItem = { wire: JsonObject; event: NativeEvent };

export type BatchEvent = {
  traceId: TraceId;
  id: EventId;
  event: Exclude<StoredEvent, { event: "span" }>;
  body: JsonObject;
};
export type BatchSpan = { traceId: TraceId; span: StoredEventOf<"span"> };

/** A batch before it meets the database: what each trace got, with large values moved out. */
export type Batch = {
  source: string;
  traces: Map<TraceId, TraceSighting>;
  spans: BatchSpan[];
  events: BatchEvent[];
  payloads: { traceId: TraceId; hash: string; bytes: number; body: string }[];
};

/** For what is brought up to date although nothing came. */
export const EMPTY_BATCH: Batch = {
  source: "",
  traces: new Map(),
  spans: [],
  events: [],
  payloads: [],
};

/** Ids are the sender's and may hold any sign: no separator is safe, a length is. */
export function rowKey(traceId: string, id: string): string {
  return `${traceId.length}:${traceId}${id}`;
}

/** An event id that comes twice counts once, as the first: so it is in the database. */
export function toBatch(items: readonly RecordItem[], source: string): Batch {
  const batch: Batch = { source, traces: new Map(), spans: [], events: [], payloads: [] };
  const seen = new Set<string>();
  for (const { wire, event: sent } of items) {
    const key = rowKey(sent.trace_id, requireId(sent));
    if (sent.event !== "span" && seen.has(key)) continue;
    seen.add(key);
    const { payloads, refs } = externalise(wire, sent.event);
    const event = withRefs(sent, refs);
    const traceId = event.trace_id;
    for (const payload of payloads) batch.payloads.push({ traceId, ...payload });
    batch.traces.set(traceId, sight(batch.traces.get(traceId), { event, source }));
    if (event.event === "span") batch.spans.push({ traceId, span: event });
    else batch.events.push({ traceId, id: requireId(event), event, body: { ...wire, ...refs } });
  }
  return batch;
}

function requireId(event: { event_id?: EventId | undefined }): EventId {
  if (event.event_id === undefined) throw new Error("an accepted event always has an id");
  return event.event_id;
}
