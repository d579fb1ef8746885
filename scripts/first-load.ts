import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/**
 * `npm run check:first-load`: the JavaScript that each page of the last build needs before it can be used,
 * as it travels; more than the limit fails. Also what its boundaries for errors need, which come with it.
 * What is drawn by the server and comes to life later (the top bar, forms, dialogs) is not counted.
 */
const BUILD = join(fileURLToPath(new URL("..", import.meta.url)), ".next");
const MANIFEST = "page_client-reference-manifest.js";
const FIRST_LOAD_KB_MAX = 250;
const KB = 1024;

const sizes = new Map<string, Promise<number>>();
const shared: { rootMainFiles: string[] } = JSON.parse(
  await readFile(join(BUILD, "build-manifest.json"), "utf8"),
);
const pages = await Promise.all((await listManifests()).map(measure));
const heaviest = pages.sort((one, other) => other.kb - one.kb);
for (const { page, kb, isTooBig } of heaviest) {
  console.log(`${isTooBig ? "TOO BIG" : "ok     "} ${kb.toFixed(0).padStart(5)} KB  ${page}`);
}
if (heaviest.length === 0) throw new Error("There is no build: node scripts/build.ts");
process.exitCode = heaviest.some(({ isTooBig }) => isTooBig) ? 1 : 0;

async function listManifests(): Promise<string[]> {
  const files = await readdir(join(BUILD, "server", "app"), { recursive: true });
  return files.filter((file) => file.endsWith(MANIFEST) && !file.startsWith("_"));
}

async function measure(file: string): Promise<{ page: string; kb: number; isTooBig: boolean }> {
  const text = await readFile(join(BUILD, "server", "app", file), "utf8");
  // A program that assigns one object of JSON to the page's name.
  const { entryJSFiles }: { entryJSFiles: Record<string, string[]> } = JSON.parse(
    text.slice(text.indexOf("] = ") + "] = ".length).replace(/;\s*$/, ""),
  );
  const scripts = new Set([...shared.rootMainFiles, ...Object.values(entryJSFiles).flat()]);
  const bytes = await Promise.all([...scripts].map(sizeOf));
  const kb = bytes.reduce((total, size) => total + size, 0) / KB;
  const page = `/${dirname(file).replaceAll("\\", "/")}`;
  return { page, kb, isTooBig: kb > FIRST_LOAD_KB_MAX };
}

function sizeOf(script: string): Promise<number> {
  const known = sizes.get(script);
  if (known) return known;
  const size = readFile(join(BUILD, script)).then((code) => gzipSync(code).byteLength);
  sizes.set(script, size);
  return size;
}
