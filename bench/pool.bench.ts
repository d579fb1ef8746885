/**
 * What a pool of warm instances saves: the handoff latency (from `initiated_at` to `received_at`, as it is
 * recorded) to an agent that loads real libraries, once started for every handoff and once kept warm; one
 * after the other in turns, in the same run. Options: `--handoffs 100`.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { register } from "tsx/esm/api";
import { startEmbeddedPostgres } from "../db/embedded.ts";
import { printResult } from "./bench-server.ts";

const LOOK_EVERY_MS = 5;
const LOWER_BY_MIN = 0.58;
const SHARES = { p50: 0.5, p95: 0.95, p99: 0.99 };

register();
const { openPools, AGENTS } = await import("./pool-load.ts");
const { values } = parseArgs({ options: { handoffs: { type: "string", default: "100" } } });
const handoffs = Number(values.handoffs);

const home = await mkdtemp(join(tmpdir(), "baton-bench-"));
const database = await startEmbeddedPostgres({ dataDir: join(home, "pg") });
process.env["DATABASE_URL"] = database.url;
process.env["BATON_SECRET"] = randomBytes(32).toString("hex");
const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
const pools = await openPools(database.url, fileURLToPath(new URL("agents", import.meta.url)));
try {
  while (pools.warm() < AGENTS.warm) await pause(LOOK_EVERY_MS);
  for (let turn = 0; turn < handoffs; turn += 1) {
    await over(await pools.send("cold", turn));
    await over(await pools.send("warm", turn));
  }
  const [cold, warm] = [await latencies("cold"), await latencies("warm")];
  const lower = 1 - quantile(warm, SHARES.p95) / quantile(cold, SHARES.p95);
  printResult({
    bench: "pool",
    handoffs: `${cold.length} cold, ${warm.length} warm`,
    ...Object.fromEntries(
      Object.entries(SHARES).map(([name, share]) => [
        `${name} cold / warm (ms)`,
        `${quantile(cold, share)} / ${quantile(warm, share)}`,
      ]),
    ),
    "p95 lower by (%)": Math.round(lower * 1000) / 10,
    load_1m: Number((loadavg()[0] ?? 0).toFixed(1)),
    holds: lower >= LOWER_BY_MIN,
  });
} finally {
  await pools.close();
  await sql.end();
  await database.stop();
  await rm(database.folder, { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}

/** Until its trace has it, as whoever looks at it. */
async function over(id: string): Promise<void> {
  const done = () => sql`select 1 from handoff where id = ${id} and outcome = 'succeeded'`;
  while ((await done()).length === 0) await pause(LOOK_EVERY_MS);
}

/** Only what was marked as what it should be. */
async function latencies(agent: keyof typeof AGENTS): Promise<number[]> {
  const rows = await sql<{ ms: string; pooled: boolean }[]>`
    select (received_at - initiated_at) / 1e6 as ms, pooled from handoff where to_agent = ${agent}`;
  const wrong = rows.filter(({ pooled }) => pooled !== (agent === "warm"));
  if (rows.length !== handoffs || wrong.length > 0) {
    throw new Error(`${agent}: ${rows.length} handoffs, ${wrong.length} marked wrongly`);
  }
  return rows.map(({ ms }) => Number(ms));
}

function quantile(all: readonly number[], share: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
}
