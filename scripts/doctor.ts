import { statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { connect } from "../db/client.ts";
import { readReplicaLag } from "../db/queries/operations.ts";
import { createGuardedFetch } from "../lib/outgoing/guarded-fetch.ts";
import { examineDatabase, examineOutgoing } from "../lib/services/doctor/examine.ts";
import {
  judgeDisk,
  judgeNode,
  judgeReplica,
  judgeSecretFile,
} from "../lib/services/doctor/judge.ts";
import { fail, ok, type Verdict, warn } from "../lib/services/doctor/verdict.ts";
import { readEnvironment } from "./environment.mjs";
import { withDatabase } from "./with-database.ts";

/** `npm run doctor [-- --json]`: what is wrong, and what to do about it. Ends with 1 when something is. */
const SIGNS = { ok: "ok  ", warn: "warn", fail: "FAIL" };
const ANSWER_MS_MAX = 3_000;

const verdicts = await examine();
if (process.argv.includes("--json")) console.log(JSON.stringify(verdicts));
else for (const verdict of verdicts) console.log(lineOf(verdict));
if (verdicts.some(({ state }) => state === "fail")) process.exitCode = 1;

function lineOf({ state, name, says, advice }: Verdict): string {
  const line = `${SIGNS[state]}  ${name}: ${says}`;
  return advice === undefined ? line : `${line}\n      → ${advice}`;
}

async function examine(): Promise<Verdict[]> {
  const node = judgeNode(process.version);
  let settings: Record<string, string>;
  try {
    settings = readEnvironment(process.env);
  } catch (error) {
    return [node, fail("Settings", reasonOf(error), "Correct the variable that is named.")];
  }
  Object.assign(process.env, settings);
  return [
    node,
    judgeSecretFile(secretMode(settings)),
    await disk(settings),
    ...(await database(settings)),
    ...(await replica(process.env["BATON_READ_DATABASE_URL"])),
    await server(settings),
  ];
}

function secretMode({ BATON_DATA_DIR: dataDir = "" }: Record<string, string>): number | null {
  if (process.platform === "win32") return null;
  const file = statSync(join(dataDir, "secret"), { throwIfNoEntry: false });
  return file?.mode ?? null;
}

async function disk({ BATON_DATA_DIR: dataDir = "." }: Record<string, string>): Promise<Verdict> {
  const { bavail, blocks, bsize } = await statfs(dataDir);
  return judgeDisk({ free: bavail * bsize, total: blocks * bsize });
}

async function database(settings: Record<string, string>): Promise<Verdict[]> {
  const allowedHosts = (process.env["BATON_ALLOW_PRIVATE_HOSTS"] ?? "").split(",").filter(Boolean);
  try {
    return await withDatabase(settings, async (url) => {
      process.env["DATABASE_URL"] = url;
      const { db, close } = connect(url, { max: 2 });
      try {
        const found = await examineDatabase(db);
        return [...found, ...(await examineOutgoing(db, createGuardedFetch({ allowedHosts })))];
      } finally {
        await close();
      }
    });
  } catch (error) {
    const advice = "Check DATABASE_URL and that PostgreSQL runs; without it, start Baton once.";
    return [fail("Database", reasonOf(error), advice)];
  }
}

async function replica(url = ""): Promise<Verdict[]> {
  if (url === "") return [];
  const { db, close } = connect(url, { max: 1, isReadOnly: true });
  try {
    return [judgeReplica(await readReplicaLag(db))];
  } catch (error) {
    const advice = "Overview, pairs and reports cannot be read: start it, or unset the variable.";
    return [fail("Replica", reasonOf(error), advice)];
  } finally {
    await close();
  }
}

async function server({ BATON_URL: url = "" }: Record<string, string>): Promise<Verdict> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS_MAX);
    const { ok: isReady, status } = await fetch(new URL("/readyz", url), { signal });
    return isReady
      ? ok("Baton", `ready at ${url}`)
      : fail("Baton", `${url} answers ${status}`, "Its log says why (one JSON line an event).");
  } catch {
    const advice = "npm start, or set BATON_URL to where it is.";
    return warn("Baton", `nothing answers at ${url}`, advice);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
