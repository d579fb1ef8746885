/** The load, in a process of its own: posts OTLP protobuf over a few connections, then reports. */
import { randomBytes } from "node:crypto";
import { encodeOtlpRequest, type PlainSpan } from "./otlp-encoder.ts";

const [, , url = "", key = "", spansText = "0", connectionsText = "4"] = process.argv;
const SPANS_PER_BATCH = 512;
const SPANS_PER_TRACE = 16;
const CONTEXT_BYTES = 1536;

const batches = Math.ceil(Number(spansText) / SPANS_PER_BATCH);
const prepared = Array.from({ length: Math.min(batches, 64) }, () => makeTemplate());
const latenciesMs: number[] = [];
let next = 0;
let posted = 0;

const startedAt = performance.now();
await Promise.all(Array.from({ length: Number(connectionsText) }, drain));
const seconds = (performance.now() - startedAt) / 1000;
latenciesMs.sort((a, b) => a - b);
const quantile = (q: number) => latenciesMs[Math.floor(q * (latenciesMs.length - 1))] ?? 0;
process.stdout.write(
  `${JSON.stringify({ spans: posted, seconds, p50Ms: quantile(0.5), p95Ms: quantile(0.95) })}\n`,
);

async function drain(): Promise<void> {
  while (next < batches) {
    next += 1;
    await post(next);
  }
}

/** Ids are fresh in every batch; the rest of the bytes is prepared, so that the client stays cheap. */
async function post(index: number): Promise<void> {
  const spans = prepared[index % prepared.length] ?? [];
  const body = encodeOtlpRequest({ resource: { "service.name": "bench" }, spans: renew(spans) });
  const sentAt = performance.now();
  const response = await fetch(`${url}/v1/traces`, {
    method: "POST",
    headers: { "content-type": "application/x-protobuf", authorization: `Bearer ${key}` },
    body: new Uint8Array(body),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`ingest answered ${response.status}`);
  latenciesMs.push(performance.now() - sentAt);
  posted += spans.length;
}

function renew(spans: readonly PlainSpan[]): PlainSpan[] {
  let traceId = "";
  let parentSpanId: string | null = null;
  return spans.map((span, index) => {
    const isRoot = index % SPANS_PER_TRACE === 0;
    if (isRoot) traceId = randomBytes(16).toString("hex");
    const spanId = randomBytes(8).toString("hex");
    const renewed = { ...span, traceId, spanId, parentSpanId: isRoot ? null : parentSpanId };
    if (isRoot) parentSpanId = spanId;
    return renewed;
  });
}

/** One agent and its LLM calls a trace, each with a context of its own. */
function makeTemplate(): PlainSpan[] {
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

function makeText(): string {
  return randomBytes(CONTEXT_BYTES * 0.75).toString("base64");
}
