/** The load, in a process of its own: posts OTLP protobuf over a few connections, then reports. */
import { TEXTS } from "./load-texts.ts";
import { createSpanLoad, SPANS_PER_BATCH } from "./span-load.ts";

const [, , url = "", key = "", spansText = "0", connectionsText = "4", text = "random"] =
  process.argv;
const batches = Math.ceil(Number(spansText) / SPANS_PER_BATCH);
const makeBatch = createSpanLoad(batches, TEXTS[text]);
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

async function post(index: number): Promise<void> {
  const { body } = makeBatch(index);
  const sentAt = performance.now();
  const response = await fetch(`${url}/v1/traces`, {
    method: "POST",
    headers: { "content-type": "application/x-protobuf", authorization: `Bearer ${key}` },
    body,
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`ingest answered ${response.status}`);
  latenciesMs.push(performance.now() - sentAt);
  posted += SPANS_PER_BATCH;
}
