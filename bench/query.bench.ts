/**
 * What every page asks for, at 100,000 and at 1,000,000 handoffs over 90 days (and 10,000,000 with `--big`),
 * against the production build: p95 of each, and how it grows. Options: `--times 40`.
 */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { startBenchServer } from "./bench-server.ts";
import { addHandoffs } from "./query-rows.ts";

const { values } = parseArgs({
  options: { times: { type: "string", default: "40" }, big: { type: "boolean", default: false } },
});
const TOTALS = [100_000, 1_000_000, ...(values.big ? [10_000_000] : [])];
const DAY_MS = 86_400_000;
const since = (days: number) => `from=${new Date(Date.now() - days * DAY_MS).toISOString()}`;

const QUESTIONS: Record<string, string> = {
  "overview, 7 days": `/stats/overview?${since(7)}`,
  "overview, 30 days": `/stats/overview?${since(30)}`,
  "overview, all": "/stats/overview",
  "by type, 30 days": `/stats/by-type?${since(30)}`,
  "by size, 30 days": `/stats/by-size?${since(30)}`,
  "reasons, 30 days": `/stats/reasons?${since(30)}`,
  "findings by kind, 30 days": `/stats/findings?${since(30)}`,
  "pairs, 7 days": `/pairs?${since(7)}`,
  "pairs, 30 days": `/pairs?${since(30)}`,
  "pairs, all": "/pairs",
  "agents, 30 days": `/stats/agents?${since(30)}`,
  "one pair, 30 days": `/pairs/agent-2/agent-1?${since(30)}`,
  "pair latency": "/pairs/agent-2/agent-1/latency",
  findings: "/findings?limit=50",
  "causes of findings, 7 days": `/findings/causes?${since(7)}`,
  "causes of findings, 30 days": `/findings/causes?${since(30)}`,
  "gaps, 7 days": `/gaps?${since(7)}`,
  "gaps, 30 days": `/gaps?${since(30)}`,
  "effects, 30 days": `/stats/effects?${since(30)}`,
  "patterns, 30 days": `/stats/by-pattern?${since(30)}`,
  "report, 30 days": `/report?${since(30)}`,
  "trace list": "/traces?limit=50",
  "trace list, failed": "/traces?limit=50&q=outcome:failed",
  "trace facets": "/traces/facets",
  "handoffs of a pair": "/handoffs?limit=50&from_agent=agent-2&to_agent=agent-1",
  "one trace": "/traces/bench-1234",
};

const server = await startBenchServer();
const table: Record<string, Record<string, number>> = {};
try {
  let made = 0;
  for (const total of TOTALS) {
    const { rollUpSeconds } = await addHandoffs(server.databaseUrl, total - made);
    made = total;
    console.log(`${total} handoffs; rolled up in ${rollUpSeconds.toFixed(1)} s`);
    for (const [question, path] of Object.entries(QUESTIONS)) {
      const ms = await p95(path);
      (table[question] ??= {})[String(total)] = ms;
      console.log(`${question}: ${ms} ms`);
    }
  }
} finally {
  await server.stop();
}
const [small = 0, large = 0] = TOTALS;
for (const figures of Object.values(table)) {
  figures["ratio"] = Number(((figures[large] ?? 0) / (figures[small] ?? 1)).toFixed(2));
}
console.table(table);
console.log(JSON.stringify({ bench: "query", p95_ms: table, load_1m: loadavg()[0] }));

/** In milliseconds, after two that warm the server and PostgreSQL. */
async function p95(path: string): Promise<number> {
  const times: number[] = [];
  for (let run = -2; run < Number(values.times); run += 1) {
    const startedAt = performance.now();
    const response = await fetch(`${server.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${server.key}` },
    });
    const body = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body.slice(0, 300)}`);
    if (run >= 0) times.push(performance.now() - startedAt);
  }
  times.sort((one, other) => one - other);
  return Math.round(times[Math.ceil(times.length * 0.95) - 1] ?? 0);
}
