const ANY_ORIGIN = "http://baton.invalid";
/** What a browser reads as another host: two slashes, whichever way they lean. */
const LEADS_AWAY = /^\/[/\\]/;

/** Where to go after signing in: a path of this app and nothing else, so that no link can lead away. */
export function toLocalPath(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/")) return "/";
  if (!URL.canParse(next, ANY_ORIGIN)) return "/";
  const { origin, pathname, search } = new URL(next, ANY_ORIGIN);
  const isLocal = origin === ANY_ORIGIN && !LEADS_AWAY.test(pathname);
  return isLocal ? `${pathname}${search}` : "/";
}
