import { randomBytes } from "node:crypto";
import { randomText } from "./load-texts.ts";
import { encodeOtlpRequest, type PlainSpan } from "./otlp-encoder.ts";

export const SPANS_PER_BATCH = 512;
export const SPANS_PER_TRACE = 16;
const TEMPLATES_MAX = 64;

export type SpanBatch = { body: Uint8Array<ArrayBuffer>; traceIds: string[] };

/** OTLP bodies with fresh ids; the rest of the bytes is prepared, so that the client stays cheap. */
export function createSpanLoad(
  batches: number,
  makeText: () => string = randomText,
): (index: number) => SpanBatch {
  const templates = Array.from({ length: Math.min(batches, TEMPLATES_MAX) }, () =>
    makeTemplate(makeText),
  );
  return (index) => {
    const traceIds: string[] = [];
    const spans = renew(templates[index % templates.length] ?? [], traceIds);
    const body = encodeOtlpRequest({ resource: { "service.name": "bench" }, spans });
    return { body: new Uint8Array(body), traceIds };
  };
}

function renew(spans: readonly PlainSpan[], traceIds: string[]): PlainSpan[] {
  let traceId = "";
  let parentSpanId: string | null = null;
  return spans.map((span, index) => {
    const isRoot = index % SPANS_PER_TRACE === 0;
    if (isRoot) {
      traceId = randomBytes(16).toString("hex");
      traceIds.push(traceId);
    }
    const spanId = randomBytes(8).toString("hex");
    const renewed = { ...span, traceId, spanId, parentSpanId: isRoot ? null : parentSpanId };
    if (isRoot) parentSpanId = spanId;
    return renewed;
  });
}

/** One agent and its LLM calls a trace, each with a context of its own. */
function makeTemplate(makeText: () => string): PlainSpan[] {
  const startNs = BigInt(Date.now()) * 1_000_000n;
  return Array.from({ length: SPANS_PER_BATCH }, (_, index) => {
    const isAgent = index % SPANS_PER_TRACE === 0;
    const start = startNs + BigInt(index) * 1_000_000n;
    return {
      traceId: "",
      spanId: "",
      name: isAgent ? "invoke_agent research" : "chat model",
      startNs: start,
      endNs: start + 900_000n,
      attributes: {
        "gen_ai.operation.name": isAgent ? "invoke_agent" : "chat",
        "gen_ai.agent.name": "research",
        "gen_ai.usage.input_tokens": 400 + index,
        "gen_ai.input.messages": JSON.stringify([
          { role: "user", parts: [{ type: "text", content: makeText() }] },
        ]),
      },
    };
  });
}
