import MiniSearch from "minisearch";
import { plainText } from "@/lib/domain/docs/doc-anchor";
import { DOC_PAGES } from "@/lib/domain/docs/pages";
import { readDoc } from "./read-doc";
import { type DocSection, toSections } from "./sections";

export type DocHit = {
  path: string;
  title: string;
  heading: string;
  anchor: string;
  excerpt: string;
};
type Entry = DocSection & { id: string; path: string; title: string };

const HITS_MAX = 30;
const EXCERPT_CHARS = 180;

let index: Promise<{ search: MiniSearch<Entry>; entries: Map<string, Entry> }> | undefined;

/** Sections that say all of these words, or the beginnings of them; the best first. */
export async function searchDocs(query: string): Promise<DocHit[]> {
  index ??= buildIndex();
  const { search, entries } = await index;
  const found = search.search(query, {
    prefix: true,
    fuzzy: 0.15,
    combineWith: "AND",
    boost: { title: 3, heading: 4 },
  });
  return found.slice(0, HITS_MAX).flatMap(({ id, terms }) => {
    const entry = entries.get(String(id));
    if (!entry) return [];
    const { path, title, heading, anchor, text } = entry;
    return [{ path, title, heading, anchor, excerpt: excerptOf(text, terms) }];
  });
}

async function buildIndex() {
  const docs = await Promise.all(DOC_PAGES.map(({ path }) => readDoc(path)));
  const all = docs.flatMap(({ path, title, markdown }) =>
    toSections(markdown).map((section, at) => ({ ...section, id: `${path}#${at}`, path, title })),
  );
  const search = new MiniSearch<Entry>({ fields: ["title", "heading", "text"] });
  search.addAll(all);
  return { search, entries: new Map(all.map((entry) => [entry.id, entry])) };
}

/** Around the first word that was found. */
function excerptOf(markdown: string, terms: readonly string[]): string {
  const text = plainText(markdown)
    .replace(/[|#-]{2,}|\|/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const places = terms.map((term) => text.toLowerCase().indexOf(term)).filter((at) => at >= 0);
  const start = Math.max(0, Math.min(...places, text.length) - EXCERPT_CHARS / 3);
  const from = places.length === 0 ? 0 : Math.floor(start);
  const cut = text.slice(from, from + EXCERPT_CHARS);
  return `${from > 0 ? "… " : ""}${cut}${from + EXCERPT_CHARS < text.length ? " …" : ""}`;
}
