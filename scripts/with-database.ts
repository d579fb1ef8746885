import { existsSync } from "node:fs";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../db/embedded.ts";

/** For commands beside a running or stopped Baton: its own database, or the one that it is told. */
export async function withDatabase<Answer>(
  settings: Record<string, string>,
  work: (url: string) => Promise<Answer>,
): Promise<Answer> {
  const { DATABASE_URL: url = "", BATON_DATA_DIR: dataDir = ".baton" } = settings;
  if (url !== "") return work(url);
  const folder = join(dataDir, "pg");
  if (!existsSync(folder)) throw new Error(`Baton has not been started with ${dataDir} yet.`);
  const embedded = await startEmbeddedPostgres({ dataDir: folder });
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
  }
}
