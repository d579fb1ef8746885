import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { finished } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { runMigrations } from "graphile-worker";
import postgres, { type TransactionSql } from "postgres";
import { migrateDatabase } from "../migrate.ts";
import {
  BackupEnd,
  JOB_COLUMNS,
  JOBS_TABLE,
  Manifest,
  ROWS_END,
  secretPrint,
  TableHeader,
} from "./backup-format.ts";
import { quoted } from "./list-tables.ts";
import { migrateTo } from "./migrate-to.ts";
import { readLines } from "./read-lines.ts";

const CUT_OFF = "The backup ends in the middle: nothing was restored.";
const CHANGED = "The backup was changed after it was written: nothing was restored.";

export type Restored = { createdAt: string; tables: number; hasSameSecret: boolean };

/** All of a backup into an empty database, or nothing of it. */
export async function restoreBackup(
  url: string,
  { file, secret }: { file: string; secret: string },
): Promise<Restored> {
  await requireEmpty(url);
  const input = createReadStream(file);
  const unzipped = createGunzip();
  input.on("error", (error) => unzipped.destroy(error)).pipe(unzipped);
  const lines = readLines(unzipped);
  const first = await nextOf(lines).catch(() => undefined);
  const manifest = Manifest.safeParse(first && jsonOf(first));
  if (!first || !manifest.success) throw new Error(`${file} is not a backup of Baton.`);
  const { schema, created_at: createdAt, days, secret_print: print } = manifest.data;
  await migrateTo(url, schema);
  await runMigrations({ connectionString: url });
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const tables = await sql.begin(async (tx) => {
      for (const day of days) await tx`select baton_ensure_day(${day}::date)`;
      return readTables(tx, first, lines);
    });
    await migrateDatabase(url);
    return { createdAt, tables, hasSameSecret: print === secretPrint(secret) };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function requireEmpty(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [there] = await sql`select to_regclass('public.project') is not null as is_there`;
    if (there?.["is_there"] !== true) return;
    const [used] =
      await sql`select exists (select from project) or exists (select from "user") as yes`;
    if (used?.["yes"] !== true) return;
  } finally {
    await sql.end({ timeout: 5 });
  }
  throw new Error(
    "This database holds a Baton already. Restore into an empty one: another BATON_DATA_DIR, or another DATABASE_URL.",
  );
}

async function readTables(
  tx: TransactionSql,
  first: Buffer,
  lines: AsyncGenerator<Buffer>,
): Promise<number> {
  const digest = createHash("sha256").update(first).update("\n");
  let tables = 0;
  while (true) {
    const line = await nextOf(lines);
    if (!line) throw new Error(CUT_OFF);
    const end = BackupEnd.safeParse(jsonOf(line));
    if (end.success) {
      const isWhole = end.data.digest === digest.digest("hex") && !(await nextOf(lines));
      if (isWhole) return tables;
      throw new Error(CHANGED);
    }
    digest.update(line).update("\n");
    const header = TableHeader.safeParse(jsonOf(line));
    if (!header.success) throw new Error(CUT_OFF);
    const { table, columns } = header.data;
    if (table === JOBS_TABLE) {
      await readJobs(tx, digest, lines);
    } else {
      await copyIn(tx, {
        into: `${quoted(table)} (${columns.map(quoted).join(", ")})`,
        digest,
        lines,
      });
      await setSequences(tx, table, columns);
      tables += 1;
    }
  }
}

type Copying = {
  into: string;
  digest: ReturnType<typeof createHash>;
  lines: AsyncGenerator<Buffer>;
};

async function copyIn(tx: TransactionSql, { into, digest, lines }: Copying): Promise<void> {
  const stream = await tx.unsafe(`copy ${into} from stdin`).writable();
  const done = finished(stream);
  // Reported by the loop below as well; without this it would be nobody's.
  done.catch(() => undefined);
  try {
    while (true) {
      const line = await nextOf(lines);
      if (!line) throw new Error(CUT_OFF);
      digest.update(line).update("\n");
      if (line.toString("latin1") === ROWS_END) break;
      const isFull = !stream.write(Buffer.concat([line, Buffer.from("\n")]));
      if (isFull) await new Promise((resolve) => stream.once("drain", resolve));
    }
  } catch (error) {
    // A copy that stays open would take the rollback for one of its rows.
    stream.destroy(error instanceof Error ? error : new Error(CUT_OFF));
    throw error;
  }
  stream.end();
  await done;
}

/** What cannot be unpacked was cut off or changed. */
async function nextOf(lines: AsyncGenerator<Buffer>): Promise<Buffer | undefined> {
  try {
    const next = await lines.next();
    return next.done === true ? undefined : next.value;
  } catch (cause) {
    const isCutOff = Object(cause).code === "Z_BUF_ERROR";
    throw new Error(isCutOff ? CUT_OFF : CHANGED, { cause });
  }
}

/** The next row of a numbered table follows the last one that was restored. */
async function setSequences(tx: TransactionSql, table: string, columns: string[]): Promise<void> {
  for (const column of columns) {
    const [found] = await tx`select pg_get_serial_sequence(${quoted(table)}, ${column}) as name`;
    if (typeof found?.["name"] !== "string") continue;
    await tx.unsafe(
      `select setval('${found["name"]}', greatest((select max(${quoted(column)}) from ${quoted(table)}), 1))`,
    );
  }
}

async function readJobs(
  tx: TransactionSql,
  digest: ReturnType<typeof createHash>,
  lines: AsyncGenerator<Buffer>,
): Promise<void> {
  await tx.unsafe(
    `create temp table restored_job (identifier text, payload text, queue_name text,
      run_at timestamptz, max_attempts int, job_key text, priority int) on commit drop`,
  );
  await copyIn(tx, { into: `restored_job (${JOB_COLUMNS.join(", ")})`, digest, lines });
  await tx.unsafe(
    `select graphile_worker.add_job(identifier, payload::json, queue_name, run_at, max_attempts,
      job_key, priority) from restored_job`,
  );
}

function jsonOf(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString("utf8"));
  } catch {
    return undefined;
  }
}
