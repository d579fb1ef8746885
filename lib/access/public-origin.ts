/**
 * The origin that the browser sees. A page cannot set these headers across origins, so comparing
 * `Origin` with them is a sound same-origin check behind a proxy or a forwarded port as well.
 */
export function publicOrigin(headers: Headers): URL | undefined {
  const host = firstOf(headers.get("x-forwarded-host")) ?? headers.get("host");
  const scheme = firstOf(headers.get("x-forwarded-proto")) === "https" ? "https" : "http";
  const origin = host === null ? null : URL.parse(`${scheme}://${host}`);
  if (!origin || origin.pathname !== "/" || origin.username !== "") return undefined;
  return origin;
}

function firstOf(list: string | null): string | undefined {
  return list?.split(",")[0]?.trim();
}
