import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const DOCS = fileURLToPath(new URL("../../docs", import.meta.url));

/** The code blocks of one language in the documents, with where they stand. */
export function docBlocks(language) {
  const files = readdirSync(DOCS, { recursive: true }).filter((file) => file.endsWith(".md"));
  return files
    .toSorted((a, b) => a.localeCompare(b))
    .flatMap((file) => {
      const parts = readFileSync(join(DOCS, file), "utf8").split(/^```/m);
      return parts.flatMap((part, at) => {
        const isWanted = at % 2 === 1 && part.startsWith(`${language}\n`);
        return isWanted ? [{ file, code: part.slice(language.length + 1) }] : [];
      });
    });
}
