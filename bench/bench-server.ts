import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres } from "../db/embedded.ts";
import { buildIfStale } from "../scripts/build.ts";
import { startNext } from "../scripts/next-server.ts";

const PORT = Number(process.env["BATON_BENCH_PORT"] ?? 3921);
const SAMPLE_EVERY_MS = 250;
const KIBIBYTES_PER_MB = 1024;
const TICKS_PER_SECOND = 100;

/**
 * The production build on a fresh embedded PostgreSQL, with a key; `stop` leaves nothing behind. `beside`: how many
 * of them there are already.
 */
export async function startBenchServer(env: Record<string, string> = {}, beside = 0) {
  await buildIfStale();
  const home = await mkdtemp(join(tmpdir(), "baton-bench-"));
  const database = await startEmbeddedPostgres({ dataDir: join(home, "pg") });
  const key = `bt_admin_${randomBytes(24).toString("hex")}`;
  const port = String(PORT + beside);
  const url = `http://127.0.0.1:${port}`;
  const server = startNext({
    isDev: false,
    host: "127.0.0.1",
    port,
    env: {
      DATABASE_URL: database.url,
      BATON_SECRET: randomBytes(32).toString("hex"),
      BATON_URL: url,
      BATON_INIT_KEY: key,
      ...env,
    },
  });
  await server.isHealthy(new AbortController().signal);
  return {
    url,
    key,
    databaseUrl: database.url,
    watchMemory: () => watchMemory(server.pid),
    cpuSeconds: () => cpuSeconds(server.pid),
    async stop() {
      await server.stop();
      await database.stop();
      await rm(database.folder, { recursive: true, force: true });
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Runs a client script of this folder in a process of its own and returns the JSON it prints. */
export async function runClient(script: string, args: readonly string[]): Promise<string> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error("the client failed; its message is above");
  return output;
}

export function printResult(result: Record<string, unknown>): void {
  console.table(Object.entries(result).map(([what, figure]) => ({ what, figure })));
  console.log(JSON.stringify(result));
}

/** CPU time of the server so far, all threads, of `/proc/<pid>/stat` (fields 14 and 15, in ticks). */
async function cpuSeconds(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Resident memory of the server in MB, sampled while it works. */
function watchMemory(pid: number | undefined) {
  const samples: number[] = [];
  const timer = setInterval(() => {
    readFile(`/proc/${pid}/status`, "utf8").then(
      (status) => samples.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / KIBIBYTES_PER_MB),
      () => undefined,
    );
  }, SAMPLE_EVERY_MS);
  return () => {
    clearInterval(timer);
    return { first: Math.round(samples[0] ?? 0), max: Math.round(Math.max(0, ...samples)) };
  };
}
