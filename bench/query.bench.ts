/**
 * What every page asks for, at 100,000 and at 1,000,000 handoffs over 90 days, each in a database of its own and
 * against the production build: median and p95 of each, and how they grow. Options: `--times 40`,
 * `--totals 100000,1000000`.
 */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { startBenchServer } from "./bench-server.ts";
import { addHandoffs } from "./query-rows.ts";

const { values } = parseArgs({
  options: {
    times: { type: "string", default: "40" },
    totals: { type: "string", default: "100000,1000000" },
  },
});
const TOTALS = values.totals.split(",").map(Number);
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
  "one pair, 30 days": `/pairs/agent-1/agent-3?${since(30)}`,
  "pair latency": "/pairs/agent-1/agent-3/latency",
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
  "handoffs of a pair": "/handoffs?limit=50&from_agent=agent-1&to_agent=agent-3",
  "one trace": "/traces/bench-1234",
};

type Server = Awaited<ReturnType<typeof startBenchServer>>;

const servers: Server[] = [];
const table: Record<string, Record<string, number>> = {};
try {
  for (const total of TOTALS) {
    const server = await startBenchServer({}, servers.length);
    servers.push(server);
    const { rollUpSeconds } = await addHandoffs(server.databaseUrl, total);
    console.log(`${total} handoffs; rolled up in ${rollUpSeconds.toFixed(1)} s`);
  }
  for (const [question, path] of Object.entries(QUESTIONS)) {
    table[question] = summarise(await askInTurns(path));
    console.log(`${question}: ${JSON.stringify(table[question])}`);
  }
} finally {
  for (const server of servers) await server.stop();
}
console.table(table);
console.log(JSON.stringify({ bench: "query", ms: table, load_1m: loadavg()[0] }));

/**
 * The times of each server in milliseconds, after two that warm it and PostgreSQL. In turns, so that what else the
 * machine does weighs on all of them.
 */
async function askInTurns(path: string): Promise<number[][]> {
  const times: number[][] = servers.map(() => []);
  for (let run = -2; run < Number(values.times); run += 1) {
    for (const [index, server] of servers.entries()) {
      const ms = await ask(server, path);
      if (run >= 0) times[index]?.push(ms);
    }
  }
  return times.map((own) => own.sort((one, other) => one - other));
}

async function ask({ url, key }: Server, path: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body.slice(0, 300)}`);
  return performance.now() - startedAt;
}

/** Medians and p95 by how many handoffs there are, and how either grows from the first to the second. */
function summarise(times: readonly number[][]): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [name, share] of [
    ["p50", 0.5],
    ["p95", 0.95],
  ] as const) {
    const each = times.map((own) => own[Math.ceil(own.length * share) - 1] ?? 0);
    each.forEach((ms, index) => {
      figures[`${TOTALS[index]} ${name}`] = Math.round(ms);
    });
    figures[`ratio ${name}`] = Number(((each[1] ?? 0) / (each[0] ?? 1)).toFixed(2));
  }
  return figures;
}
