/**
 * What the runtime itself costs, with agents that answer at once: one durable hop after the other, against
 * the least that PostgreSQL can do for a hop (a row, a NOTIFY, `SKIP LOCKED`) and against LangGraph.js with its
 * Postgres checkpointer, in the same run; and how many hops a second with many workflows at once. One
 * process each, embedded PostgreSQL with `synchronous_commit` on.
 * Options: `--hops 100 --runs 50 --stages 20`.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { register } from "tsx/esm/api";
import { startEmbeddedPostgres } from "../db/embedded.ts";
import { measureBareQueue } from "./bare-queue.ts";
import { printResult } from "./bench-server.ts";
import { measureLangGraph } from "./langgraph-peer.ts";

const LOOK_EVERY_MS = 50;
const WARM_UP_RUNS = 5;
const RATIO_MAX = 3;
const HOPS_PER_SECOND_MIN = 300;
const NS_PER_MS = 1e6;

register();
const { openRuntime } = await import("./runtime-load.ts");
const { values } = parseArgs({
  options: {
    hops: { type: "string", default: "100" },
    runs: { type: "string", default: "50" },
    stages: { type: "string", default: "20" },
  },
});
const [hops, runs, stages] = [Number(values.hops), Number(values.runs), Number(values.stages)];

const home = await mkdtemp(join(tmpdir(), "baton-bench-"));
const database = await startEmbeddedPostgres({ dataDir: join(home, "pg") });
process.env["DATABASE_URL"] = database.url;
process.env["BATON_SECRET"] = randomBytes(32).toString("hex");
const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
const runtime = await openRuntime(database.url, { stages });
try {
  await oneByOne(WARM_UP_RUNS);
  const bare = await measureBareQueue(database.url, hops);
  const alone = await oneByOne(Math.ceil(hops / stages));
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: runs }, () => runtime.start()));
  await allOver();
  const seconds = (performance.now() - startedAt) / 1000;
  const ratio = quantile(alone, 0.5) / quantile(bare, 0.5);
  const peer = await measureLangGraph(database.url, { hops, runs, stages });
  printResult({
    bench: "runtime",
    "bare hop p50 / p95 (ms)": `${quantile(bare, 0.5)} / ${quantile(bare, 0.95)}`,
    "hop p50 / p95 (ms)": `${quantile(alone, 0.5)} / ${quantile(alone, 0.95)}`,
    ratio: Math.round(ratio * 10) / 10,
    "LangGraph p50 / p95 (ms)": `${quantile(peer.alone, 0.5)} / ${quantile(peer.alone, 0.95)}`,
    "at once": runs,
    hops: runs * stages,
    "hops a second": Math.round((runs * stages) / seconds),
    "LangGraph hops a second": Math.round(peer.hopsPerSecond),
    load_1m: Number((loadavg()[0] ?? 0).toFixed(1)),
    holds: ratio <= RATIO_MAX && (runs * stages) / seconds >= HOPS_PER_SECOND_MIN,
  });
} finally {
  await runtime.close();
  await sql.end();
  await database.stop();
  await rm(database.folder, { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}

/** Asks by itself: the runtime under test has nothing to do with it. */
async function allOver(): Promise<void> {
  while ((await sql`select 1 from run where ended_at is null limit 1`).length > 0) {
    await pause(LOOK_EVERY_MS);
  }
}

/** Runs one workflow after the other; milliseconds from each handoff to the next one of its run. */
async function oneByOne(count: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const id = await runtime.start();
    await allOver();
    const rows = await sql<{ ns: string }[]>`
      select created_at as ns from task where run_id = ${id} order by created_at`;
    if (rows.length !== stages) throw new Error(`a run made ${rows.length} of ${stages} handoffs`);
    const at = rows.map(({ ns }) => Number(BigInt(ns) - BigInt(rows[0]?.ns ?? 0)) / NS_PER_MS);
    times.push(...at.slice(1).map((ms, hop) => ms - (at[hop] ?? 0)));
  }
  return times;
}

function quantile(all: readonly number[], share: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
}
