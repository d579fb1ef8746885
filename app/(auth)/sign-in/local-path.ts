const ANY_ORIGIN = "http://baton.invalid";

/** Where to go after signing in: a path of this app and nothing else, so that no link can lead away. */
export function toLocalPath(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/")) return "/";
  const url = new URL(next, ANY_ORIGIN);
  return url.origin === ANY_ORIGIN ? `${url.pathname}${url.search}` : "/";
}
