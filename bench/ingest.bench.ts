/**
 * How fast OTLP arrives durably, as a share of what `COPY` does with the very same rows: a client process
 * posts to the production build, then both tables are copied into identical ones in the same run.
 * Options: `--spans 100000 --connections 4 --text random|prose`. Masking's share is
 * that of the whole server's CPU time, with the same bodies masked once more in this process.
 */
import { parseArgs } from "node:util";
import { register } from "tsx/esm/api";
import { printResult, runClient, startBenchServer } from "./bench-server.ts";
import { copyRows } from "./copy-rows.ts";
import { TEXTS } from "./load-texts.ts";
import { createSpanLoad, SPANS_PER_BATCH } from "./span-load.ts";

type Load = { spans: number; seconds: number; p50Ms: number; p95Ms: number };

const WARM_UP_SPANS = "5120";
const MASKED_BATCHES = 60;
const { values } = parseArgs({
  options: {
    spans: { type: "string", default: "100000" },
    connections: { type: "string", default: "4" },
    text: { type: "string", default: "random" },
  },
});

register();
const { measureWayIn } = await import("./way-in.ts");
const server = await startBenchServer();
try {
  await load(WARM_UP_SPANS);
  const stopWatching = server.watchMemory();
  const cpuBefore = await server.cpuSeconds();
  const { spans, seconds, p50Ms, p95Ms } = await load(values.spans);
  const cpuMs = ((await server.cpuSeconds()) - cpuBefore) * 1000;
  const rssMb = stopWatching();
  const copy = await copyRows(server.databaseUrl);
  const [ingestRate, copyRate] = [spans / seconds, copy.spans / copy.seconds];
  printResult({
    bench: "ingest",
    spans,
    ingest_spans_per_s: Math.round(ingestRate),
    copy_spans_per_s: Math.round(copyRate),
    ratio: Number((ingestRate / copyRate).toFixed(3)),
    batch_p50_ms: Math.round(p50Ms),
    batch_p95_ms: Math.round(p95Ms),
    server_cpu_ms_a_batch: Math.round((cpuMs / spans) * SPANS_PER_BATCH),
    masking_share: Number((maskMsOf(spans) / cpuMs).toFixed(3)),
    rss_first_mb: rssMb.first,
    rss_max_mb: rssMb.max,
  });
} finally {
  await server.stop();
}

async function load(spans: string): Promise<Load> {
  const args = [server.url, server.key, spans, values.connections, values.text];
  const result: Load = JSON.parse(await runClient("ingest-client.ts", args));
  return result;
}

/** Milliseconds that as many spans take to be masked, once the code is warm. */
function maskMsOf(spans: number): number {
  const nextBatch = createSpanLoad(MASKED_BATCHES, TEXTS[values.text]);
  let maskMs = 0;
  for (let round = 0; round < 3; round += 1) {
    const bodies = Array.from({ length: MASKED_BATCHES }, (_, index) => nextBatch(index).body);
    ({ maskMs } = measureWayIn(bodies));
  }
  return (maskMs / MASKED_BATCHES / SPANS_PER_BATCH) * spans;
}
