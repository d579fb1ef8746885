import { statSync } from "node:fs";
import { writeBackup } from "../db/backup/write-backup.ts";
import { readEnvironment } from "./environment.mjs";
import { withDatabase } from "./with-database.ts";

/** `npm run backup -- [file]`: while Baton runs or not; one file, as the database was at one moment. */
const settings = readEnvironment(process.env);
const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
const file = process.argv[2] ?? `baton-${stamp}.backup`;
try {
  const secret = settings["BATON_SECRET"] ?? "";
  const { tables } = await withDatabase(settings, (url) => writeBackup(url, { file, secret }));
  const size = (statSync(file).size / 1024 / 1024).toFixed(1);
  console.log(`${file}: ${tables} tables, ${size} MB.`);
  console.log(
    "Keep BATON_SECRET apart from it (the file `secret` in the data folder): without it, what the vault holds cannot be read.",
  );
} catch (error) {
  console.error(`No backup was made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
