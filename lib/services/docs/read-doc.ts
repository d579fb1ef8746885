import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "@/lib/errors";
import { type DocPage, findDocPage } from "@/lib/domain/docs/pages";

/** Beside the app, as it is shipped. */
const FOLDER = join(process.cwd(), "docs");

/** A document as it is written; only those of the table of contents are read. */
export async function readDoc(path: string): Promise<DocPage & { markdown: string }> {
  const page = findDocPage(path);
  if (!page) throw new AppError("not_found", `There is no document "${path}".`);
  return { ...page, markdown: await readFile(join(FOLDER, `${page.path}.md`), "utf8") };
}
