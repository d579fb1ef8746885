/**
 * What it costs that runs wait for a person: memory, timers and connections of the process that carries
 * them, before and with all of them waiting; and that one of them goes on when it is answered. One process,
 * embedded PostgreSQL. Options: `--runs 10000`.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import postgres from "postgres";
import { register } from "tsx/esm/api";
import { startEmbeddedPostgres } from "../db/embedded.ts";
import { printResult } from "./bench-server.ts";

const AT_ONCE = 10;
/** So much work that the heap has the size that work needs. */
const WARM_UP_RUNS = 2_000;
const LOOK_EVERY_MS = 50;
/** The least of so many looks: chores come and go. */
const LOOKS = 20;
const LOOK_AGAIN_MS = 250;
const BYTES_PER_MB = 1024 * 1024;
const GROWTH_MB_MAX = 50;
/** What the process itself has more or less of from moment to moment. */
const SPREAD = 10;

register();
setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");
const { openWaiting } = await import("./waiting-load.ts");
const { values } = parseArgs({ options: { runs: { type: "string", default: "10000" } } });
const runs = Number(values.runs);

const home = await mkdtemp(join(tmpdir(), "baton-bench-"));
const database = await startEmbeddedPostgres({ dataDir: join(home, "pg") });
process.env["DATABASE_URL"] = database.url;
process.env["BATON_SECRET"] = randomBytes(32).toString("hex");
const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
const waiting = await openWaiting(database.url);
try {
  await startMany(WARM_UP_RUNS);
  const before = await weigh();
  const startedAt = performance.now();
  const ids = await startMany(runs);
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await weigh();
  const [count] = await sql<{ n: number }[]>`
    select count(*)::int as n from run where status = 'waiting'`;
  const [first = ""] = ids;
  await waiting.approve(first);
  while ((await waiting.statusOf(first)) !== "completed") await pause(LOOK_EVERY_MS);
  const growthMb = Math.round((after.mb - before.mb) * 10) / 10;
  printResult({
    bench: "waiting",
    "runs that wait": count?.n ?? 0,
    "started in (s)": Math.round(seconds),
    "memory before / with them (MB)": `${Math.round(before.mb)} / ${Math.round(after.mb)}`,
    "growth (MB)": growthMb,
    "of it in use (MB)": Math.round((after.heapMb - before.heapMb) * 10) / 10,
    "timers before / with them": `${before.timers} / ${after.timers}`,
    "connections before / with them": `${before.connections} / ${after.connections}`,
    "one goes on when it is answered": true,
    load_1m: Number((loadavg()[0] ?? 0).toFixed(1)),
    holds:
      count?.n === runs + WARM_UP_RUNS &&
      growthMb < GROWTH_MB_MAX &&
      after.timers - before.timers < SPREAD &&
      after.connections - before.connections < SPREAD,
  });
} finally {
  await waiting.close();
  await sql.end();
  await database.stop();
  await rm(database.folder, { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}

async function startMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  let left = count;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      ids.push(await waiting.start());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return ids;
}

type Look = { mb: number; heapMb: number; timers: number; connections: number };

/** The least of several looks: what a collection has not come to yet is not in use. */
async function weigh(): Promise<Look> {
  while ((await sql`select 1 from outbox limit 1`).length > 0) await pause(LOOK_EVERY_MS);
  const looks: Look[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    await pause(LOOK_AGAIN_MS);
    collect();
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity where datname = current_database()`;
    const { rss, heapUsed } = process.memoryUsage();
    const timers = process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
    looks.push({
      mb: rss / BYTES_PER_MB,
      heapMb: heapUsed / BYTES_PER_MB,
      timers,
      connections: row?.n ?? 0,
    });
  }
  const least = (of: keyof Look) => Math.min(...looks.map((look) => look[of]));
  return {
    mb: least("mb"),
    heapMb: least("heapMb"),
    timers: least("timers"),
    connections: least("connections"),
  };
}
