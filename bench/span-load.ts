import { randomBytes } from "node:crypto";
import { randomText } from "./load-texts.ts";
import { encodeOtlpRequest, type PlainSpan } from "./otlp-encoder.ts";

export const SPANS_PER_BATCH = 512;
export const SPANS_PER_TRACE = 16;
const TEMPLATES_MAX = 64;
const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

export type SpanBatch = { body: Uint8Array<ArrayBuffer>; traceIds: string[] };

/** An encoded body, and where in it each trace's id stands, and each span's own and as a parent. */
type Template = { body: Buffer; traceIdsAt: number[][]; spanIdsAt: number[][] };

/**
 * OTLP bodies with fresh ids. All else is encoded beforehand and only the ids are written over, because
 * the client shares its machine with the server that it measures.
 */
export function createSpanLoad(
  batches: number,
  makeText: () => string = randomText,
): (index: number) => SpanBatch {
  const templates = Array.from({ length: Math.min(batches, TEMPLATES_MAX) }, () =>
    makeTemplate(makeText),
  );
  return (index) => {
    const template = templates[index % templates.length];
    if (!template) throw new Error("a load of no batches");
    const { body, traceIdsAt, spanIdsAt } = template;
    const renewed = new Uint8Array(body);
    const traceIds = writeFresh(renewed, { bytes: TRACE_ID_BYTES, places: traceIdsAt });
    writeFresh(renewed, { bytes: SPAN_ID_BYTES, places: spanIdsAt });
    return { body: renewed, traceIds: traceIds.map((id) => id.toString("hex")) };
  };
}

function writeFresh(
  body: Uint8Array,
  { bytes, places }: { bytes: number; places: readonly number[][] },
): Buffer[] {
  const fresh = randomBytes(bytes * places.length);
  return places.map((offsets, index) => {
    const id = fresh.subarray(index * bytes, (index + 1) * bytes);
    for (const at of offsets) body.set(id, at);
    return id;
  });
}

function makeTemplate(makeText: () => string): Template {
  const traceIds = freshIds(SPANS_PER_BATCH / SPANS_PER_TRACE, TRACE_ID_BYTES);
  const spanIds = freshIds(SPANS_PER_BATCH, SPAN_ID_BYTES);
  const spans = spanIds.map((spanId, index) => {
    const place = index % SPANS_PER_TRACE;
    const traceId = traceIds[(index - place) / SPANS_PER_TRACE] ?? "";
    const parentSpanId = place === 0 ? null : (spanIds[index - place] ?? null);
    return { traceId, spanId, parentSpanId, ...contentOf(index, makeText) };
  });
  const body = Buffer.from(encodeOtlpRequest({ resource: { "service.name": "bench" }, spans }));
  const places = new Map([...traceIds, ...spanIds].map((id): [string, number[]] => [id, []]));
  let at = 0;
  // Ids stand in the body in the order of the spans: one pass finds them all.
  for (const { traceId, spanId, parentSpanId } of spans) {
    for (const id of [traceId, spanId, parentSpanId ?? []].flat()) {
      at = body.indexOf(Buffer.from(id, "hex"), at);
      places.get(id)?.push(at);
    }
  }
  const placesOf = (id: string) => places.get(id) ?? [];
  return { body, traceIdsAt: traceIds.map(placesOf), spanIdsAt: spanIds.map(placesOf) };
}

function freshIds(count: number, bytes: number): string[] {
  return Array.from({ length: count }, () => randomBytes(bytes).toString("hex"));
}

/** One agent and its LLM calls a trace, each with a context of its own. */
function contentOf(
  index: number,
  makeText: () => string,
): Omit<PlainSpan, "traceId" | "spanId" | "parentSpanId"> {
  const isAgent = index % SPANS_PER_TRACE === 0;
  const startNs = BigInt(Date.now() + index) * 1_000_000n;
  return {
    name: isAgent ? "invoke_agent research" : "chat model",
    startNs,
    endNs: startNs + 900_000n,
    attributes: {
      "gen_ai.operation.name": isAgent ? "invoke_agent" : "chat",
      "gen_ai.agent.name": "research",
      "gen_ai.usage.input_tokens": 400 + index,
      "gen_ai.input.messages": JSON.stringify([
        { role: "user", parts: [{ type: "text", content: makeText() }] },
      ]),
    },
  };
}
