import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { z } from "zod";

const Journal = z.looseObject({
  entries: z.array(z.looseObject({ when: z.number(), tag: z.string() })).min(1),
});
const FOLDER = "db/migrations";

/** The schema as it was when a backup was made: its rows fit that, and later steps may change rows. */
export async function migrateTo(url: string, schema: number): Promise<void> {
  const source = path.join(process.cwd(), FOLDER);
  const journal = Journal.parse(
    JSON.parse(await readFile(path.join(source, "meta/_journal.json"), "utf8")),
  );
  const entries = journal.entries.filter(({ when }) => when <= schema);
  if (entries.at(-1)?.when !== schema) {
    throw new Error("This backup is of another or a newer Baton: restore it with that version.");
  }
  const folder = await mkdtemp(path.join(tmpdir(), "baton-migrations-"));
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await mkdir(path.join(folder, "meta"));
    await writeFile(
      path.join(folder, "meta/_journal.json"),
      JSON.stringify({ ...journal, entries }),
    );
    for (const { tag } of entries) {
      await copyFile(path.join(source, `${tag}.sql`), path.join(folder, `${tag}.sql`));
    }
    await migrate(drizzle(sql), { migrationsFolder: folder });
  } finally {
    await sql.end({ timeout: 5 });
    await rm(folder, { recursive: true, force: true });
  }
}
