import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { removeEmbeddedPostgres } from "../db/embedded.ts";

/**
 * `node scripts/test-server.ts <suite>`: Baton with an empty data folder of that suite's own. What a
 * killed run left there is stopped first.
 */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DATA_DIR = join(ROOT, ".baton", process.argv[2] ?? "test");

await removeEmbeddedPostgres(join(DATA_DIR, "pg"));
await rm(DATA_DIR, { recursive: true, force: true });

const server = spawn(process.execPath, [join(ROOT, "scripts", "start.mjs")], {
  cwd: ROOT,
  stdio: "inherit",
  env: { ...process.env, BATON_DATA_DIR: DATA_DIR, DATABASE_URL: "" },
});
const passOn = (signal: NodeJS.Signals) => server.kill(signal);
process.on("SIGINT", passOn).on("SIGTERM", passOn);
server.on("exit", (code) => process.exit(code ?? 1));
