import {
  joinSpanContents,
  listSpanContents,
  type JoinedBody,
  type JoinedContent,
  type SpanContentRow,
  type SpanKey,
} from "@/db/queries/record/span-contents";
import type { Db } from "@/db/client";
import type { SpanId, TraceId } from "@/lib/domain/ids";
import { CONTENT_BYTES_MAX } from "@/lib/ingest/guard/limits";
import { rowKey } from "./batch";
import { toPayload, type StoredPayload } from "./externalise";
import { groupByTrace, type Touched } from "./touched";
import { writePayloads } from "./write-rows";

/**
 * Messages that came apart from their spans (OTLP logs) become the spans' input and output, whichever
 * came first. Returns the traces whose spans changed: they have to be translated again.
 */
export async function joinContents(db: Db, touched: Touched): Promise<ReadonlySet<TraceId>> {
  const sought = soughtSpans(touched);
  if (sought.length === 0) return new Set();
  const { projectId } = touched;
  const told = await listSpanContents(db, {
    projectId,
    spans: sought,
    bytesMax: CONTENT_BYTES_MAX,
  });
  if (told.length === 0) return new Set();
  const composed = [...Map.groupBy(told, keyOf).values()].map(compose);
  const payloads = composed.flatMap(({ place, bodies }) =>
    bodies.map((payload) => ({ projectId, day: place.day, traceId: place.traceId, ...payload })),
  );
  await writePayloads(db, payloads);
  const contents = composed.map(({ content }) => content);
  return new Set(await joinSpanContents(db, { projectId, contents }));
}

/** Spans that the batch speaks of, either way; a trace that is new has only what the batch tells. */
function soughtSpans({ batch, traces, spans }: Touched): SpanKey[] {
  const told = groupByTrace(batch.events.filter(({ event }) => event.event === "span_content"));
  const sent = groupByTrace(spans);
  return traces.flatMap(({ id: traceId, day, isNew }) => {
    const contents = told.get(traceId) ?? [];
    if (isNew && contents.length === 0) return [];
    const ids = new Set<SpanId>((sent.get(traceId) ?? []).map(({ id }) => id));
    for (const { event } of contents) if (event.event === "span_content") ids.add(event.span_id);
    return [...ids].map((spanId) => ({ day, traceId, spanId }));
  });
}

function keyOf({ traceId, spanId }: SpanKey): string {
  return rowKey(traceId, spanId);
}

/** `rows` of one span, in order. */
function compose(rows: readonly SpanContentRow[]): {
  place: SpanKey;
  content: JoinedContent;
  bodies: StoredPayload[];
} {
  const [first] = rows;
  if (!first) throw new Error("a group has at least one row");
  const { day, traceId, spanId } = first;
  const place = { day, traceId, spanId };
  const input = bodyOf(rows.filter(({ side }) => side === "input"));
  const output = bodyOf(rows.filter(({ side }) => side === "output"));
  return {
    place,
    content: { ...place, input: refTo(input), output: refTo(output) },
    bodies: [input, output].filter((body) => body !== null),
  };
}

/** The last that is whole, else every message in order; bodies are JSON text, so nothing is parsed. */
function bodyOf(rows: readonly SpanContentRow[]): StoredPayload | null {
  if (rows.length === 0) return null;
  const whole = rows.findLast(({ isWhole }) => isWhole);
  return toPayload(whole ? whole.body : `[${rows.map(({ body }) => body).join(",")}]`);
}

function refTo(payload: StoredPayload | null): JoinedBody | null {
  return payload && { payload: payload.hash, bytes: payload.bytes, apart: true };
}
