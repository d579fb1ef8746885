/**
 * How fast OTLP arrives durably, as a share of what `COPY` does with the very same rows: a client process
 * posts to the production build, then both tables are copied into identical ones in the same run.
 * Options: `--spans 100000 --connections 4`.
 */
import { parseArgs } from "node:util";
import { printResult, runClient, startBenchServer } from "./bench-server.ts";
import { copyRows } from "./copy-rows.ts";

type Load = { spans: number; seconds: number; p50Ms: number; p95Ms: number };

const WARM_UP_SPANS = "5120";
const { values } = parseArgs({
  options: {
    spans: { type: "string", default: "100000" },
    connections: { type: "string", default: "4" },
  },
});

const server = await startBenchServer();
try {
  await load(WARM_UP_SPANS);
  const stopWatching = server.watchMemory();
  const { spans, seconds, p50Ms, p95Ms } = await load(values.spans);
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
    rss_first_mb: rssMb.first,
    rss_max_mb: rssMb.max,
  });
} finally {
  await server.stop();
}

async function load(spans: string): Promise<Load> {
  const args = [server.url, server.key, spans, values.connections];
  const result: Load = JSON.parse(await runClient("ingest-client.ts", args));
  return result;
}
