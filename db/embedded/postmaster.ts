import { spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { SERVER_PROCESS } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { commandLineOf } from "./processes.ts";
import { runAsServer } from "./run-as-server.ts";

const POLL_MS = 20;
/** Recovery after a power cut replays at most max_wal_size, and that may take its time. */
const READY_WITHIN_MS = 120_000;
const LOG_BYTES_MAX = 10_000_000;

export interface Launch {
  binaries: Binaries;
  dataFolder: string;
  logFile: string;
  settings: Record<string, string>;
}

interface Postmaster {
  pid: number;
  port: number;
  status: string;
}

/** The port of the server that runs on these files, waiting for one that starts or stops. */
export async function findRunningPort(dataFolder: string): Promise<number | null> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    const postmaster = await readPostmaster(dataFolder);
    if (!postmaster) return null;
    const commandLine = commandLineOf(postmaster.pid);
    if (commandLine === null) return null;
    if (!isServerOf(dataFolder, commandLine)) {
      // PostgreSQL itself would take whoever has this pid now for a server, and refuse to start.
      await rm(pidFile(dataFolder), { force: true });
      return null;
    }
    if (postmaster.status === "ready") return postmaster.port;
    await pause(POLL_MS);
  }
  throw new Error(`PostgreSQL on ${dataFolder} is neither ready nor gone`);
}

/** Starts a server, or says why it could not; it outlives this process unless it is stopped. */
export async function launch(options: Launch): Promise<{ port: number } | { reason: string }> {
  const { binaries, dataFolder, settings } = options;
  const port = Number(settings["port"] ?? (await freePort()));
  const log = await openLog(options.logFile);
  try {
    const config = Object.entries({ ...settings, port }).flatMap(([k, v]) => ["-c", `${k}=${v}`]);
    const child = spawn(binaries.postgres, ["-D", dataFolder, ...config], {
      ...SERVER_PROCESS,
      detached: true,
      stdio: ["ignore", log.file.fd, log.file.fd],
    });
    await once(child, "spawn");
    child.unref();
    const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
    if (await becomesReady(dataFolder, { pid: child.pid, hasEnded })) return { port };
    return { reason: await readFrom(options.logFile, log.start) };
  } finally {
    await log.file.close();
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function shutDown(binaries: Binaries, dataFolder: string): Promise<void> {
  if ((await findRunningPort(dataFolder)) === null) return;
  await runAsServer(binaries.pgCtl, ["stop", "-D", dataFolder, "-m", "fast", "-w", "-t", "60"]);
}

interface Started {
  pid: number | undefined;
  hasEnded(): boolean;
}

async function becomesReady(dataFolder: string, started: Started): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!started.hasEnded() && Date.now() < deadline) {
    const postmaster = await readPostmaster(dataFolder);
    if (postmaster?.pid === started.pid && postmaster?.status === "ready") return true;
    await pause(POLL_MS);
  }
  return false;
}

/** Reads the lines that PostgreSQL writes: 1 pid, 4 port, 8 status. */
async function readPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const text = await readFile(pidFile(dataFolder), "utf8").catch(() => null);
  if (text === null) return null;
  const lines = text.split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? "starting" };
}

function isServerOf(dataFolder: string, commandLine: string): boolean {
  return process.platform === "win32" || commandLine.includes(dataFolder);
}

function pidFile(dataFolder: string): string {
  return join(dataFolder, "postmaster.pid");
}

async function openLog(path: string) {
  const file = await open(path, "a", 0o600);
  const { size } = await file.stat();
  if (size > LOG_BYTES_MAX) await file.truncate();
  return { file, start: size > LOG_BYTES_MAX ? 0 : size };
}

async function readFrom(path: string, start: number): Promise<string> {
  return (await readFile(path)).subarray(start).toString("utf8").trim();
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("No free port on 127.0.0.1");
  return address.port;
}
