/**
 * How fast OTLP arrives durably, as a share of what `COPY` does with the very same rows: a client process
 * posts to the production build, then both tables are copied into identical ones in the same run.
 * Options: `--spans 100000 --connections 4`.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startEmbeddedPostgres } from "../db/embedded.ts";
import { buildIfStale } from "../scripts/build.ts";
import { startNext } from "../scripts/next-server.ts";
import { copyRows } from "./copy-rows.ts";

const PORT = "3921";
const SAMPLE_EVERY_MS = 250;
const { values } = parseArgs({
  options: {
    spans: { type: "string", default: "100000" },
    connections: { type: "string", default: "4" },
  },
});

await buildIfStale();
const home = await mkdtemp(join(tmpdir(), "baton-bench-"));
const database = await startEmbeddedPostgres({ dataDir: join(home, "pg") });
const key = `bt_admin_${randomBytes(24).toString("hex")}`;
const server = startNext({
  isDev: false,
  host: "127.0.0.1",
  port: PORT,
  env: {
    DATABASE_URL: database.url,
    BATON_SECRET: randomBytes(32).toString("hex"),
    BATON_URL: `http://127.0.0.1:${PORT}`,
    BATON_INIT_KEY: key,
  },
});
try {
  await server.isHealthy(new AbortController().signal);
  await runClient("5120");
  const memory = watchMemory(server.pid);
  const load = await runClient(values.spans);
  const rssMb = memory.stop();
  const copy = await copyRows(database.url);
  report({ load, copy, rssMb });
} finally {
  await server.stop();
  await database.stop();
  await rm(database.folder, { recursive: true, force: true });
  await rm(home, { recursive: true, force: true });
}

type Load = { spans: number; seconds: number; p50Ms: number; p95Ms: number };

async function runClient(spans: string): Promise<Load> {
  const script = fileURLToPath(new URL("ingest-client.ts", import.meta.url));
  const args = [script, `http://127.0.0.1:${PORT}`, key, spans, values.connections];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error("the client failed; its message is above");
  const load: Load = JSON.parse(output);
  return load;
}

/** Resident memory of the server, sampled while it works. */
function watchMemory(pid: number | undefined) {
  const samples: number[] = [];
  const timer = setInterval(() => {
    readFile(`/proc/${pid}/status`, "utf8").then(
      (status) => samples.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024),
      () => undefined,
    );
  }, SAMPLE_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return { first: samples[0] ?? 0, max: Math.max(0, ...samples), last: samples.at(-1) ?? 0 };
    },
  };
}

function report({
  load,
  copy,
  rssMb,
}: {
  load: Load;
  copy: { spans: number; seconds: number };
  rssMb: { first: number; max: number; last: number };
}): void {
  const ingestPerSecond = load.spans / load.seconds;
  const copyPerSecond = copy.spans / copy.seconds;
  const result = {
    bench: "ingest",
    spans: load.spans,
    ingest_spans_per_s: Math.round(ingestPerSecond),
    copy_spans_per_s: Math.round(copyPerSecond),
    ratio: Number((ingestPerSecond / copyPerSecond).toFixed(3)),
    batch_p50_ms: Math.round(load.p50Ms),
    batch_p95_ms: Math.round(load.p95Ms),
    rss_first_mb: Math.round(rssMb.first),
    rss_max_mb: Math.round(rssMb.max),
  };
  console.table(Object.entries(result).map(([what, figure]) => ({ what, figure })));
  console.log(JSON.stringify(result));
}
