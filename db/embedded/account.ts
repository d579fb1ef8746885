import { createHash } from "node:crypto";
import { chmod, chown, mkdir, realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";

const NOBODY = 65_534;
const NEEDED_BY_SERVER = new Set(["PATH", "SYSTEMROOT", "TEMP", "TMPDIR"]);
const isRoot = process.getuid?.() === 0;

/**
 * Spawn options for every program of PostgreSQL, which refuses to run as root: there it runs as
 * `nobody`. Our secrets are in the environment and it has no need of them.
 */
export const SERVER_PROCESS = {
  ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  cwd: "/",
  windowsHide: true,
  env: environmentOfServer(),
};

/**
 * The private folder in which the server lives: `dataDir`, unless the server's account cannot
 * reach it, then a folder of the system that is always the same for this `dataDir`.
 */
export async function prepareServerFolder(dataDir: string): Promise<string> {
  await mkdir(dirname(resolve(dataDir)), { recursive: true });
  const parent = await realpath(dirname(resolve(dataDir)));
  const wanted = join(parent, basename(dataDir));
  const folder = (await isReachable(parent)) ? wanted : await substituteFor(wanted);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await giveToServer(folder);
  return folder;
}

function environmentOfServer(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (!NEEDED_BY_SERVER.has(name.toUpperCase())) delete env[name];
  }
  return env;
}

export async function giveToServer(path: string): Promise<void> {
  if (isRoot) await chown(path, NOBODY, NOBODY);
}

async function isReachable(path: string): Promise<boolean> {
  if (!isRoot) return true;
  const { mode, uid } = await stat(path);
  const mayEnter = (mode & 0o001) !== 0 || (uid === NOBODY && (mode & 0o100) !== 0);
  const parent = dirname(path);
  return mayEnter && (parent === path || isReachable(parent));
}

async function substituteFor(dataDir: string): Promise<string> {
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  const base =
    (await ownedFolder("/var/lib/baton")) ?? (await ownedFolder(join(tmpdir(), "baton")));
  if (base === null) throw new Error(`No folder that PostgreSQL can reach; move ${dataDir}`);
  return join(base, name);
}

/** Null where it cannot be made, or where another user made it first (in /tmp anyone may). */
async function ownedFolder(path: string): Promise<string | null> {
  try {
    await mkdir(path, { recursive: true });
    if ((await stat(path)).uid !== 0) return null;
    await chmod(path, 0o711);
    return (await isReachable(path)) ? path : null;
  } catch {
    return null;
  }
}
