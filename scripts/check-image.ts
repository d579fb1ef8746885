/**
 * `npm run check:image`: what the image holds, without an engine: it is put together as the Dockerfile does,
 * looked through, and started as a user without rights who can write nothing, on a database of its own.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { assemble } from "../deploy/assemble.mjs";
import { startEmbeddedPostgres } from "../db/embedded.ts";
import { buildIfStale } from "./build.ts";

const PORT = 3933;
const READY_WITHIN_MS = 120_000;
const UNWANTED =
  /(^|\/)(\.env|\.git|test-results)|\.(test|spec|fixture)\.|^(?!\.next\/static\/).*\.tsx?$|\.(map|pem)$/;
const SERVE = [
  "--import",
  "./scripts/server-limits.mjs",
  "node_modules/next/dist/bin/next",
  "start",
  "-H",
  "127.0.0.1",
  "-p",
  String(PORT),
];
/** The Dockerfile's own user; ours when we may not take another. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

await buildIfStale();
const folder = mkdtempSync(join(tmpdir(), "baton-image-"));
const data = mkdtempSync(join(tmpdir(), "baton-image-data-"));
try {
  await chmod(folder, 0o755);
  const app = join(folder, "app");
  await assemble(app);
  requireClean(app);
  installProduction(app);
  await requireRunning(app);
  console.log("The image is clean, and serves and works on a root that it cannot write to.");
} finally {
  for (const path of [folder, data]) rmSync(path, { recursive: true, force: true });
}

function requireClean(app: string): void {
  const files = readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(app.length + 1));
  const unwanted = files.filter((file) => UNWANTED.test(file.replaceAll("\\", "/")));
  if (unwanted.length > 0) throw new Error(`Not for an image: ${unwanted.slice(0, 10).join(", ")}`);
  console.log(`${files.length} files.`);
}

function installProduction(app: string): void {
  const lock = spawnSync("cp", ["package-lock.json", app]);
  const flags = ["--omit=dev", "--omit=optional", "--ignore-scripts", "--prefer-offline"];
  const { status } = spawnSync("npm", ["ci", ...flags, "--no-audit", "--no-fund"], {
    cwd: app,
    stdio: "inherit",
  });
  if (lock.status !== 0 || status !== 0) throw new Error("The packages cannot be installed.");
  rmSync(join(app, "package-lock.json"));
}

async function requireRunning(app: string): Promise<void> {
  const database = await startEmbeddedPostgres({ dataDir: join(data, "pg") });
  const env = {
    PATH: process.env["PATH"],
    NODE_ENV: "production" as const,
    DATABASE_URL: database.url,
    BATON_SECRET: "a-secret-for-tests-of-32-characters",
    BATON_URL: `http://127.0.0.1:${PORT}`,
  };
  const start = (args: string[], more: object) =>
    spawn(process.execPath, args, {
      cwd: app,
      stdio: "inherit",
      env: { ...env, ...more },
      ...user,
    });
  const web = start(SERVE, { BATON_WORKER: "off" });
  const worker = start(["deploy/worker.mjs"], {});
  try {
    await untilReady(() => web.exitCode === null && worker.exitCode === null);
    await requirePage("/docs", 307);
    await requirePage("/sign-in", 200);
    const [sdk] = readdirSync(join(app, "public")).filter((name) => name.endsWith(".tgz"));
    await requirePage(`/${sdk}`, 200);
    await requirePage("/docs/trace-light.webp", 200);
  } finally {
    for (const child of [web, worker]) {
      if (child.exitCode === null) child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    }
    await database.stop();
  }
}

async function untilReady(isRunning: () => boolean): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (!isRunning()) throw new Error("It ended by itself.");
    const isReady = await fetch(`http://127.0.0.1:${PORT}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await pause(100);
  }
  throw new Error("It was not ready in time.");
}

async function requirePage(path: string, wanted: number): Promise<void> {
  const { status } = await fetch(`http://127.0.0.1:${PORT}${path}`, { redirect: "manual" });
  if (status !== wanted) throw new Error(`${path} answered ${status} instead of ${wanted}.`);
}
