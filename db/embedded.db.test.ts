import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { removeEmbeddedPostgres, startEmbeddedPostgres } from "./embedded.ts";

const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "baton-embedded-"));
  await chmod(home, 0o711);
});

afterEach(async () => {
  await removeEmbeddedPostgres(join(home, "pg"));
  await rm(home, { recursive: true, force: true });
});

test("starts, keeps its data across a stop, and refuses a wrong password", async () => {
  const first = await start();
  await query(first.url, "CREATE TABLE note AS SELECT 1 AS id");
  await first.stop();
  await expect(query(first.url, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/);

  const second = await start();
  expect(await query(second.url, "SELECT id FROM note")).toEqual([{ id: 1 }]);
  expect(second.adopted).toBe(false);
  const wrong = second.url.replace(/:[^:@]+@/, ":wrong@");
  await expect(query(wrong, "SELECT 1")).rejects.toThrow(/password authentication failed/);
  await second.stop();
});

test("of two starters at once one starts and one adopts, and the last to stop stops it", async () => {
  const [a, b] = await Promise.all([start(), start()]);
  expect(a.adopted).not.toBe(b.adopted);
  expect(a.url).toBe(b.url);

  const [starter, adopter] = a.adopted ? [b, a] : [a, b];
  await starter.stop();
  expect(await query(adopter.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await adopter.stop();
  await expect(query(adopter.url, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/);
});

test("starts again after the server was killed, with what was committed", async () => {
  const first = await start({ synchronous_commit: "on" });
  await query(first.url, "CREATE TABLE note AS SELECT 1 AS id");
  const pid = Number((await readPidFile(first.folder)).split("\n")[0]);
  process.kill(pid, "SIGKILL");
  await untilGone(pid);

  const second = await start();
  expect(second.adopted).toBe(false);
  expect(await query(second.url, "SELECT id FROM note")).toEqual([{ id: 1 }]);
  await second.stop();
});

test("a stale pid file whose pid is another process now does not block the start", async () => {
  const first = await start();
  const left = await readPidFile(first.folder);
  await first.stop();
  const stale = left.replace(/^\d+/, String(process.pid));
  await writeFile(pidFile(first.folder), stale, { mode: 0o600 });

  const second = await start();
  expect(second.adopted).toBe(false);
  await second.stop();
});

test("a setting that PostgreSQL refuses fails with its own words", async () => {
  await expect(start({ max_connections: "many" })).rejects.toThrow(
    /invalid value for parameter "max_connections"/,
  );
});

function start(own: Record<string, string> = {}) {
  return startEmbeddedPostgres({ dataDir: join(home, "pg"), settings: { ...settings, ...own } });
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5 });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

function pidFile(folder: string): string {
  return join(folder, "cluster", "data", "postmaster.pid");
}

function readPidFile(folder: string): Promise<string> {
  return readFile(pidFile(folder), "utf8");
}

async function untilGone(pid: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  const isAlive = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  while (isAlive() && Date.now() < deadline) await pause(10);
}
