import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import postgres, { type TransactionSql } from "postgres";
import { z } from "zod";
import { JOB_COLUMNS, JOBS_TABLE, type Manifest, ROWS_END, secretPrint } from "./backup-format.ts";
import { listTables, quoted } from "./list-tables.ts";

const NUDGE_MS = 20;

type Written = { tables: number; bytes: number };

/** All of a database in one file, as it was at one moment, while Baton goes on. */
export async function writeBackup(
  url: string,
  { file, secret }: { file: string; secret: string },
): Promise<Written> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const written = { tables: 0, bytes: 0 };
  try {
    await sql.begin("isolation level repeatable read read only", async (tx) => {
      const lines = Readable.from(backupLines(tx, { secret, written }));
      // Contexts and keys' hashes: for the owner's eyes only. An older backup is never overwritten.
      await pipeline(lines, createGzip(), createWriteStream(file, { mode: 0o600, flags: "wx" }));
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
  return written;
}

async function* backupLines(
  tx: TransactionSql,
  { secret, written }: { secret: string; written: Written },
): AsyncGenerator<Uint8Array> {
  const digest = createHash("sha256");
  for await (const part of parts(tx, secret, written)) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    digest.update(bytes);
    written.bytes += bytes.byteLength;
    yield bytes;
  }
  yield Buffer.from(`${JSON.stringify({ end: true, digest: digest.digest("hex") })}\n`);
}

async function* parts(
  tx: TransactionSql,
  secret: string,
  written: Written,
): AsyncGenerator<Uint8Array | string> {
  yield `${JSON.stringify(await manifestOf(tx, secret))}\n`;
  for (const { name, columns } of await listTables(tx)) {
    const list = columns.map(quoted).join(", ");
    yield* rowsOf(tx, { table: name, columns }, `select ${list} from ${quoted(name)}`);
    written.tables += 1;
  }
  yield* rowsOf(
    tx,
    { table: JOBS_TABLE, columns: JOB_COLUMNS },
    `select t.identifier, j.payload::text, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority
     from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     left join graphile_worker._private_job_queues q on q.id = j.job_queue_id`,
  );
}

async function* rowsOf(
  tx: TransactionSql,
  header: { table: string; columns: string[] },
  query: string,
): AsyncGenerator<Uint8Array | string> {
  yield `${JSON.stringify(header)}\n`;
  const rows = await tx.unsafe(`copy (${query}) to stdout`).readable();
  const chunks: AsyncIterable<Uint8Array> = rows;
  // The driver may pause its socket after the stream has asked for more, and would then wait for ever.
  const nudge = setInterval(() => rows._read(0), NUDGE_MS);
  try {
    yield* chunks;
  } finally {
    clearInterval(nudge);
    // The last rows may have paused it, too; then the next table's would never come.
    rows._read(0);
  }
  yield `${ROWS_END}\n`;
}

async function manifestOf(tx: TransactionSql, secret: string): Promise<Manifest> {
  const [at] = await tx.unsafe(
    "select max(created_at) as schema from drizzle.__drizzle_migrations",
  );
  const days = await tx.unsafe(`
    select distinct to_date(right(c.relname, 8), 'YYYYMMDD')::text as day from pg_inherits i
    join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
    where p.relname = 'payload' and c.relname ~ '_[0-9]{8}$' order by 1`);
  return {
    baton_backup: 1,
    created_at: new Date().toISOString(),
    schema: z.coerce.number().parse(at?.["schema"]),
    secret_print: secretPrint(secret),
    days: z
      .array(z.object({ day: z.string() }))
      .parse(days)
      .map(({ day }) => day),
  };
}
