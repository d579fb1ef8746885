/**
 * What the runtime itself costs, with agents that answer at once: one durable hop after the other, in turns
 * with the least that PostgreSQL can do for a hop (a row, a NOTIFY, `SKIP LOCKED`), and against LangGraph.js
 * with its Postgres checkpointer, in the same run; and how many hops a second with many workflows at once,
 * until the last has ended and until all of it is in the traces. One process each, embedded PostgreSQL with
 * `synchronous_commit` on.
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
  for (let run = 0; run < WARM_UP_RUNS; run += 1) await one();
  const [bare, alone]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < hops / stages; turn += 1) {
    await allTold();
    bare.push(...(await measureBareQueue(database.url, stages)));
    alone.push(...(await one()));
  }
  await allTold();
  const startedAt = performance.now();
  const secondsSoFar = () => (performance.now() - startedAt) / 1000;
  await Promise.all(Array.from({ length: runs }, () => runtime.start()));
  await allOver();
  const seconds = secondsSoFar();
  await allTold();
  const secondsUntilTold = secondsSoFar();
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
    "hops a second, until all is in the traces": Math.round((runs * stages) / secondsUntilTold),
    "LangGraph hops a second": Math.round(peer.hopsPerSecond),
    load_1m: Number((loadavg()[0] ?? 0).toFixed(1)),
    holds:
      ratio <= RATIO_MAX &&
      (runs * stages) / seconds >= HOPS_PER_SECOND_MIN &&
      quantile(alone, 0.5) < quantile(peer.alone, 0.5),
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

async function allTold(): Promise<void> {
  while ((await sql`select 1 from outbox limit 1`).length > 0) await pause(LOOK_EVERY_MS);
}

/** Runs one workflow; milliseconds from each of its handoffs to the next. */
async function one(): Promise<number[]> {
  const id = await runtime.start();
  await allOver();
  const rows = await sql<{ ns: string }[]>`
    select created_at as ns from task where run_id = ${id} order by created_at`;
  if (rows.length !== stages) throw new Error(`a run made ${rows.length} of ${stages} handoffs`);
  const at = rows.map(({ ns }) => Number(BigInt(ns) - BigInt(rows[0]?.ns ?? 0)) / NS_PER_MS);
  return at.slice(1).map((ms, hop) => ms - (at[hop] ?? 0));
}

function quantile(all: readonly number[], share: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 100) / 100;
}
