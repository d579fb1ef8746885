import { clock as now } from "../lib/clock.ts";
import { connect } from "../db/client.ts";
import { migrateDatabase } from "../db/migrate.ts";
import { env } from "../lib/env.ts";
import { createAgents } from "../lib/runtime/runners/runners.ts";
import { startWorker } from "../lib/runtime/start-worker.ts";
import { startTracing } from "../lib/tracing.ts";
import { readEnvironment } from "./environment.mjs";
import { withDatabase } from "./with-database.ts";

/** A process that only carries handoffs; any number of them share a database with Baton. */
const settings = readEnvironment(process.env);
Object.assign(process.env, settings);
const stopped = new Promise<void>((resolve) => {
  process.once("SIGTERM", resolve).once("SIGINT", resolve);
});
try {
  await withDatabase(settings, work);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();

/** Work that has begun is finished before it ends. */
async function work(url: string): Promise<void> {
  process.env["DATABASE_URL"] = url;
  const stopTracing = env().BATON_TRACING === "on" ? startTracing("baton-worker") : undefined;
  await migrateDatabase(url);
  const { db, close } = connect(url);
  const worker = await startWorker({ url, db, now, ...createAgents(now) });
  console.log("This worker carries handoffs; Ctrl-C lets it finish and stops it.");
  await stopped;
  await worker.stop();
  await stopTracing?.();
  await close();
}
