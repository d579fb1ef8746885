import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startEmbeddedPostgres } from "../db/embedded.ts";
import { buildIfStale } from "./build.ts";
import { startNext } from "./next-server.ts";
import { packSdk } from "./pack-sdk.mjs";
import { watchForStop } from "./stop-signal.ts";

/** A killed Next lets go of its port when it sees that its starter is gone. */
const PORT_FREE_WITHIN_MS = 1000;
const POLL_MS = 50;

/** Checked and completed by `start.mjs`. */
const { HOST = "", PORT = "", BATON_DATA_DIR = "", BATON_URL = "" } = process.env;
const isDev = process.argv.includes("--dev");
const startedAt = performance.now();

const cleanUps: (() => void | Promise<void>)[] = [];
const stop = watchForStop();
try {
  await serve();
} catch (error) {
  if (!stop.signal.aborted) {
    process.exitCode = 1;
    console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  }
} finally {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  process.exit();
}

async function serve(): Promise<void> {
  if (BATON_DATA_DIR === "") {
    throw new Error("Start Baton by `npm start`, which says where its data lies.");
  }
  await requireFreePort();
  await (isDev ? packSdk({ node: process.execPath, env: process.env }) : buildIfStale(stop.signal));
  const databaseUrl = process.env["DATABASE_URL"] || (await startDatabase());
  stop.signal.throwIfAborted();

  const next = startNext({ isDev, host: HOST, port: PORT, env: { DATABASE_URL: databaseUrl } });
  cleanUps.push(() => next.stop());
  stop.onImpatience(() => next.kill());
  const ended = next.ended.then((how) => Promise.reject(new Error(how)));
  await Promise.race([next.isHealthy(stop.signal), ended]).catch(async (error: unknown) => {
    await requireFreePort();
    throw error;
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`\nBaton is at ${BATON_URL} (started in ${seconds} s; Ctrl-C stops it)\n`);
  await Promise.race([stop.requested, ended]);
}

async function startDatabase(): Promise<string> {
  const database = await startEmbeddedPostgres({ dataDir: join(BATON_DATA_DIR, "pg") });
  cleanUps.push(() => database.stop());
  return database.url;
}

async function requireFreePort(): Promise<void> {
  const deadline = Date.now() + PORT_FREE_WITHIN_MS;
  let code = await tryPort();
  while (code === "EADDRINUSE" && Date.now() < deadline) {
    await pause(POLL_MS);
    code = await tryPort();
  }
  if (code === null) return;
  if (code === "EADDRINUSE") {
    throw new Error(
      `PORT ${PORT} is already in use on ${HOST}. Stop what uses it, or choose another: PORT=3001 npm start`,
    );
  }
  if (code === "EACCES") throw new Error(`PORT ${PORT} needs rights that this user does not have.`);
  throw new Error(`HOST ${HOST} is not an address of this machine (${code}).`);
}

/** Null when it could be listened on, else the system's reason. */
async function tryPort(): Promise<string | null> {
  const probe = createServer();
  try {
    probe.listen(Number(PORT), HOST);
    await once(probe, "listening");
    probe.close();
    await once(probe, "close");
    return null;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}
