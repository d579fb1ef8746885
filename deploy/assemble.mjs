/**
 * `node deploy/assemble.mjs FOLDER`: puts together what a server needs of a built Baton, and nothing else.
 * The image is made of it; `npm run check:image` says whether it is clean and runs.
 */
import { cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Read while it runs: pages and routes, migrations, documents. */
const SHIPPED = [
  ".next/BUILD_ID",
  ".next/server",
  ".next/static",
  // Links into the packages, under the names that the build gave them.
  ".next/node_modules",
  "public",
  "next.config.js",
  "package.json",
  "LICENSE",
  "docs",
  "db/migrations",
  "scripts/server-limits.mjs",
  "scripts/client-address.mjs",
  "scripts/refused-method.mjs",
];
/** What `next start` reads at the top of its build. */
const MANIFEST = /^[\w-]+\.(json|js)$/;
const NOT_SHIPPED = /\.(nft\.json|map)$|docs[\\/]decisions|[\\/]trace$/;

/** @param {string} folder */
export async function assemble(folder) {
  rmSync(folder, { recursive: true, force: true });
  const manifests = readdirSync(join(ROOT, ".next")).filter((name) => MANIFEST.test(name));
  for (const path of [...SHIPPED, ...manifests.map((name) => join(".next", name))]) {
    const filter = (/** @type {string} */ source) => !NOT_SHIPPED.test(source);
    cpSync(join(ROOT, path), join(folder, path), {
      recursive: true,
      verbatimSymlinks: true,
      filter,
    });
  }
  await bundleWorker(folder);
}

/** A worker runs without Next: one file, beside the packages of production. */
async function bundleWorker(/** @type {string} */ folder) {
  mkdirSync(join(folder, "deploy"), { recursive: true });
  await build({
    entryPoints: [join(ROOT, "scripts/worker.ts")],
    outfile: join(folder, "deploy/worker.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    target: "node24",
    logLevel: "warning",
  });
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Error("Say where: node deploy/assemble.mjs FOLDER");
  await assemble(folder);
}
