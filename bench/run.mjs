/** `npm run bench -- <name> [--option value]`: each bench starts what it needs. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.slice(0, -".bench.ts".length));
const [name, ...options] = process.argv.slice(2);

if (!names.includes(name ?? "")) {
  console.error(`Usage: npm run bench -- <${names.join(" | ")}>`);
  process.exit(2);
}
const { status } = spawnSync(
  process.execPath,
  ["--import", "tsx", `${folder}${name}.bench.ts`, ...options],
  {
    stdio: "inherit",
  },
);
process.exit(status ?? 1);
