/**
 * Far more load than Baton can take, for a minute: it must turn the rest away with `Retry-After`, keep its
 * memory, lose nothing that it acknowledged, and be itself again at once.
 * Options: `--seconds 60 --connections 256`.
 */
import postgres from "postgres";
import { parseArgs } from "node:util";
import { printResult, runClient, startBenchServer } from "./bench-server.ts";
import { SPANS_PER_TRACE } from "./span-load.ts";

type Overload = {
  statuses: Record<string, number>;
  acknowledged: string[];
  withoutRetryAfter: number;
};

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    connections: { type: "string", default: "256" },
  },
});

const server = await startBenchServer();
try {
  const stopWatching = server.watchMemory();
  const args = [server.url, server.key, values.seconds, values.connections];
  const overload: Overload = JSON.parse(await runClient("overload-client.ts", args));
  const recoveredAfterMs = await recover();
  printResult({
    bench: "ingest-overload",
    ...overload.statuses,
    refused_without_retry_after: overload.withoutRetryAfter,
    acknowledged_spans: overload.acknowledged.length * SPANS_PER_TRACE,
    acknowledged_and_lost: await countLost(overload.acknowledged),
    rss_max_mb: stopWatching().max,
    recovered_after_ms: Math.round(recoveredAfterMs),
  });
} finally {
  await server.stop();
}

/** Until one batch is taken again, counted from the end of the load. */
async function recover(): Promise<number> {
  const startedAt = performance.now();
  await runClient("ingest-client.ts", [server.url, server.key, "512", "1"]);
  return performance.now() - startedAt;
}

async function countLost(traceIds: readonly string[]): Promise<number> {
  const sql = postgres(server.databaseUrl, { max: 1 });
  try {
    const [row] = await sql<{ stored: number }[]>`
      select coalesce(sum(span_count), 0)::int as stored from trace where id = any(${traceIds})`;
    return traceIds.length * SPANS_PER_TRACE - (row?.stored ?? 0);
  } finally {
    await sql.end();
  }
}
