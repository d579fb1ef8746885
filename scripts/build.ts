import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isSdkPacked, packSdk } from "./pack-sdk.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const STAMP = join(ROOT, ".next", "baton-build");
const FOLDERS = ["app", "components", "lib", "db", "sdk/src"];
/** At the top: Next's conventions (instrumentation, proxy) and what a build is configured by. */
const TOP_FILE =
  /^(?!.*\.config\.)[\w-]+\.tsx?$|^next\.config\.js$|^(package-lock|tsconfig)\.json$/;
const NOT_BUILT = /\.test\.tsx?$|(^|\/)testing\/|^next-env\.d\.ts$|\.tgz$/;

/** Builds the app, and packs the SDK that it gives out, unless the last build was of these very files. */
export async function buildIfStale(signal?: AbortSignal): Promise<void> {
  const wanted = await hashSources();
  const built = await readFile(STAMP, "utf8").catch(() => null);
  if (built === wanted && isSdkPacked()) return;

  console.log("Building (once, and after a change: one to three minutes) …");
  await rm(STAMP, { force: true });
  await packSdk({ node: process.execPath, env: process.env });
  const next = join(ROOT, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    ...(signal ? { signal } : {}),
  });
  await once(child, "exit");
  if (child.exitCode !== 0) throw new Error("next build failed; its message is above.");
  await writeFile(STAMP, wanted);
}

async function hashSources(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const path of await listSources()) {
    hash.update(`\0${path}\0`).update(await readFile(join(ROOT, path)));
  }
  return hash.digest("hex");
}

async function listSources(): Promise<string[]> {
  const top = (await readdir(ROOT)).filter((name) => TOP_FILE.test(name));
  const nested = await Promise.all(FOLDERS.map(listFiles));
  return [...top, ...nested.flat()].filter((path) => !NOT_BUILT.test(path)).sort();
}

async function listFiles(folder: string): Promise<string[]> {
  const options = { recursive: true, withFileTypes: true } as const;
  const entries = await readdir(join(ROOT, folder), options).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll("\\", "/"));
}

if (import.meta.main) await buildIfStale();
