import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { docPicture } from "@/components/docs/doc-picture";
import { DOC_PAGES } from "@/lib/domain/docs/pages";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const BYTES_MAX = 1.5 * 1024 * 1024;
const files = (await readdir(join(ROOT, "public", "docs"))).map((name) => `/docs/${name}`);

async function referenced(): Promise<{ page: string; alt: string; src: string }[]> {
  const pages = await Promise.all(
    DOC_PAGES.map(async ({ path }) => {
      const markdown = await readFile(join(ROOT, "docs", `${path}.md`), "utf8");
      const found = markdown.matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g);
      return [...found].map(([, alt = "", src = ""]) => ({ page: path, alt, src }));
    }),
  );
  return pages.flat();
}

test("documents show pictures that are there, in both schemes and in words, and all that are there", async () => {
  const shown = (await referenced()).map(({ page, alt, src }) => {
    expect(alt.length, `${src} in ${page} has no words`).toBeGreaterThan(20);
    const picture = docPicture(src, page);
    return picture === null ? [`${src} in ${page}`] : [picture.light, picture.dark];
  });

  expect([...new Set(shown.flat())].sort()).toEqual(files.sort());
});

test("the README shows pictures that are there", async () => {
  const text = await readFile(join(ROOT, "README.md"), "utf8");
  const shown = [...text.matchAll(/(?:src|srcset)="public([^"]+)"/g)].map(([, path = ""]) => path);

  expect(shown.length).toBeGreaterThan(1);
  expect(shown.filter((path) => !files.includes(path))).toEqual([]);
});

test("pictures stay small", async () => {
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(ROOT, "public", file))).size),
  );

  expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(BYTES_MAX);
});
