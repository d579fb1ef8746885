import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";

/** What one span leaves behind: its row and its payload. */
const TABLES = ["span", "payload"] as const;

/**
 * Times `COPY` of every stored span and payload into identical tables: the limit for these rows. The file
 * is read by the server itself, so that not even a client slows it down.
 */
export async function copyRows(url: string): Promise<{ spans: number; seconds: number }> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  let seconds = 0;
  try {
    for (const table of TABLES) {
      const file = join(tmpdir(), `baton-copy-${randomUUID()}`);
      await sql.unsafe(`copy (select * from ${table}) to '${file}'`);
      await sql.unsafe(`create table ${table}_copied (like ${table} including all)`);
      const startedAt = performance.now();
      await sql.unsafe(`copy ${table}_copied from '${file}'`);
      seconds += (performance.now() - startedAt) / 1000;
      await rm(file);
    }
    const [row] = await sql<{ spans: number }[]>`select count(*)::int as spans from span_copied`;
    return { spans: row?.spans ?? 0, seconds };
  } finally {
    await sql.end();
  }
}
