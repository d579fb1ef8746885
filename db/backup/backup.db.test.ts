import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase } from "../testing/test-database";
import { connect, type Connection } from "../client";
import { insertProject } from "../queries/projects";
import { insertUser } from "../queries/users";
import { ensureDay } from "../queries/partitions";
import { ProjectId, UserId } from "../../lib/domain/ids";
import { nanosFromMs } from "../../lib/domain/time";
import { ingestEvents } from "../../lib/services/events/ingest-events";
import { addSecret } from "../../lib/services/vault/add-secret";
import { listTables, quoted } from "./list-tables";
import { restoreBackup } from "./restore-backup";
import { writeBackup } from "./write-backup";

const SECRET = "a-secret-for-tests-of-32-characters";
let source: Awaited<ReturnType<typeof createTestDatabase>>;
let connection: Connection;
let folder: string;
let file: string;
const empties: (() => Promise<void>)[] = [];

beforeAll(async () => {
  source = await createTestDatabase();
  connection = connect(source.url, { max: 4 });
  folder = await mkdtemp(join(tmpdir(), "baton-backup-"));
  file = join(folder, "one.backup");
  await fill();
  await writeBackup(source.url, { file, secret: SECRET });
});
afterAll(async () => {
  await connection.close();
  await source.drop();
  await Promise.all(empties.map((drop) => drop()));
  await rm(folder, { recursive: true, force: true });
});

/** Signs that formats trip over, in a partitioned table, a queue, a vault and a log. */
async function fill(): Promise<void> {
  const { db } = connection;
  const projectId = ProjectId.parse(randomUUID());
  await insertProject(db, { id: projectId, slug: "p", name: "Tab\t, line\nbreak, \\. and \u2028" });
  const user = { name: "Ana", email: "ana@baton.test", emailVerified: true };
  await insertUser(db, { id: UserId.parse(randomUUID()), ...user });
  await ensureDay(db, new Date().toISOString().slice(0, 10));
  const ctx = {
    db,
    projectId,
    actor: { kind: "system" as const },
    now: () => nanosFromMs(Date.now()),
  };
  const at = new Date().toISOString();
  const base = { trace_id: "t", handoff_id: "h", at, from_agent: "a", to_agent: "b" };
  const context = {
    text: "\\.\n\\N\t\u2028\r\n{}",
    nested: [null, 1e21, "ü€😀"],
    large: "x".repeat(9e6),
  };
  await ingestEvents(ctx, {
    values: [{ event: "handoff_initiated", ...base, task: "\\.", context }],
    source: "native",
  });
  await addSecret(ctx, { name: "S" as never, value: "a value of it", agents: [], hosts: [] });
  const sql = postgres(source.url, { max: 1, onnotice: () => undefined });
  await sql`select graphile_worker.add_job('perform', '{"a":1}', run_at => '2030-01-01', job_key => 'k')`;
  await sql.end();
}

async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
  const admin = new URL(source.url);
  admin.pathname = "/postgres";
  const run = async (statement: string) => {
    const sql = postgres(admin.href, { max: 1, onnotice: () => undefined });
    await sql.unsafe(statement);
    await sql.end();
  };
  await run(`create database ${name}`);
  empties.push(() => run(`drop database if exists ${name} with (force)`));
  const url = new URL(source.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function printsOf(url: string): Promise<Record<string, unknown>> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const prints: Record<string, unknown> = {};
    for (const { name } of await listTables(sql)) {
      const [row] = await sql.unsafe(
        `select count(*)::int as rows, md5(string_agg(t::text, E'\\n' order by t::text)) as print from ${quoted(name)} t`,
      );
      prints[name] = { rows: row?.["rows"], print: row?.["print"] };
    }
    const jobs =
      await sql`select task_identifier, run_at, key, max_attempts from graphile_worker.jobs`;
    return { ...prints, jobs: [...jobs] };
  } finally {
    await sql.end();
  }
}

it("brings every row and every waiting job into an empty database", async () => {
  const url = await emptyDatabase();

  const restored = await restoreBackup(url, { file, secret: SECRET });

  const prints = await printsOf(url);
  expect(prints).toEqual(await printsOf(source.url));
  expect(prints).toMatchObject({ payload: { rows: 1 }, vault_secret: { rows: 1 } });
  expect(prints["jobs"]).toHaveLength(1);
  expect(restored.hasSameSecret).toBe(true);
  const again = restoreBackup(url, { file, secret: SECRET });
  await expect(again).rejects.toThrow(/holds a Baton already/);
});

it("says that the secret is another one", async () => {
  const restored = await restoreBackup(await emptyDatabase(), { file, secret: `${SECRET}x` });

  expect(restored.hasSameSecret).toBe(false);
});

it.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
  ["cut off", (bytes) => bytes.subarray(0, -60), /ends in the middle/],
  [
    "changed",
    (bytes) => Buffer.from(bytes.toString("latin1").replace("ana@", "eva@"), "latin1"),
    /was changed/,
  ],
  ["something else", () => Buffer.from("hello\n"), /is not a backup/],
])("restores nothing of a file that is %s", async (name, spoil, problem) => {
  const spoilt = join(folder, `${name}.backup`);
  await writeFile(spoilt, gzipSync(spoil(gunzipSync(await readFile(file)))));
  const url = await emptyDatabase();

  await expect(restoreBackup(url, { file: spoilt, secret: SECRET })).rejects.toThrow(problem);

  // Nothing is in the way of a good one.
  await expect(restoreBackup(url, { file, secret: SECRET })).resolves.toBeTruthy();
});

it.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
  ["half there", (bytes) => bytes.subarray(0, bytes.length / 2), /ends in the middle/],
  ["changed by a bit", (bytes) => flipped(bytes), /was changed/],
  ["followed by another", (bytes) => Buffer.concat([bytes, bytes]), /was changed/],
])("restores nothing of a file whose bytes are %s", async (name, spoil, problem) => {
  const spoilt = join(folder, `${name}.backup`);
  await writeFile(spoilt, spoil(await readFile(file)));
  const url = await emptyDatabase();

  await expect(restoreBackup(url, { file: spoilt, secret: SECRET })).rejects.toThrow(problem);

  await expect(restoreBackup(url, { file, secret: SECRET })).resolves.toBeTruthy();
});

function flipped(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  const middle = Math.floor(bytes.length / 2);
  changed[middle] = (changed[middle] ?? 0) ^ 0xff;
  return changed;
}

it("never writes over an older backup", async () => {
  await expect(writeBackup(source.url, { file, secret: SECRET })).rejects.toThrow(/EEXIST/);
});
