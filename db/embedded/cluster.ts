import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { giveToServer } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { runAsServer } from "./run-as-server.ts";

const SUPERUSER = "baton";
const DATABASE = "baton";

/** A made cluster: its files and its password, which came into being in one rename. */
export interface Cluster {
  dataFolder: string;
  url(port: number): string;
}

interface MakeOptions {
  binaries: Binaries;
  folder: string;
  durable: boolean;
}

/** Opens the cluster in `folder`, made first if there is none. */
export async function openCluster(options: MakeOptions): Promise<Cluster> {
  const home = join(options.folder, "cluster");
  if (!(await exists(home))) await makeCluster(options, home);
  const password = (await readFile(join(home, "password"), "utf8")).trim();
  return {
    dataFolder: join(home, "data"),
    url: (port) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`,
  };
}

/** Works in a folder of its own: a killed start leaves nothing half made, and of two one wins. */
async function makeCluster(options: MakeOptions, home: string): Promise<void> {
  const unfinished = `${home}.${randomBytes(4).toString("hex")}`;
  const data = join(unfinished, "data");
  const password = join(unfinished, "password");
  try {
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(password, randomBytes(24).toString("base64url"), { mode: 0o600 });
    await giveToServer(unfinished);
    await giveToServer(password);
    await initialise(options, data, password);
    await createDatabase(options.binaries, data);
    await rename(unfinished, home);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(home))) throw error;
  }
}

function initialise(options: MakeOptions, data: string, password: string): Promise<void> {
  const flags = ["-D", data, "-U", SUPERUSER, `--pwfile=${password}`, "--auth=scram-sha-256"];
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const sync = options.durable ? [] : ["--no-sync"];
  return runAsServer(options.binaries.initdb, [...flags, "--encoding=UTF8", ...locale, ...sync]);
}

/** In single-user mode, so that the database exists before the server answers anyone. */
function createDatabase(binaries: Binaries, data: string): Promise<void> {
  const sql = `CREATE DATABASE ${DATABASE};\n`;
  return runAsServer(binaries.postgres, ["--single", "-D", data, "postgres"], sql);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
