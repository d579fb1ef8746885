const FOLDER = /[^/]*$/;

/** Where a link of a document leads in the console; null: to something that is only in the repository. */
export function docHref(href: string, from: string): string | null {
  if (/^https?:\/\//.test(href) || href.startsWith("#")) return href;
  if (/^[a-z][a-z+.-]*:/i.test(href) || href.startsWith("/")) return null;
  const { pathname, hash } = new URL(href, `http://docs/${from.replace(FOLDER, "")}`);
  if (href.startsWith("../") && !from.includes("/")) return null;
  const path = pathname.slice(1);
  return path.endsWith(".md") ? `/docs/${path.slice(0, -".md".length)}${hash}` : null;
}
