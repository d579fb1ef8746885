import { join } from "node:path";
import { restoreBackup } from "../db/backup/restore-backup.ts";
import { startEmbeddedPostgres } from "../db/embedded.ts";
import { readEnvironment } from "./environment.mjs";

/** `npm run restore -- <file>`: into an empty database or data folder; all of it or nothing. */
const settings = readEnvironment(process.env);
const [file] = process.argv.slice(2);
try {
  if (!file) throw new Error("Usage: npm run restore -- <file>");
  const { createdAt, tables, hasSameSecret } = await restore(file);
  console.log(`Restored ${tables} tables as they were at ${createdAt}. Now: npm start`);
  if (!hasSameSecret) {
    console.log(
      "BATON_SECRET is another one than when the backup was made: give Baton that one, or what the vault holds cannot be read and everybody's webhook secrets change.",
    );
  }
} catch (error) {
  console.error(`Nothing was restored: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function restore(path: string) {
  const {
    DATABASE_URL: url = "",
    BATON_DATA_DIR: dataDir = "",
    BATON_SECRET: secret = "",
  } = settings;
  if (url !== "") return restoreBackup(url, { file: path, secret });
  const database = await startEmbeddedPostgres({ dataDir: join(dataDir, "pg") });
  try {
    return await restoreBackup(database.url, { file: path, secret });
  } finally {
    await database.stop();
  }
}
