import type { GuardedFetch } from "./guarded-fetch";

/** Headers that a request gets besides its own, by where it goes. */
type HeadersFor = (url: URL) => Promise<Record<string, string>>;

/** The guarded fetch for libraries that want the platform's own kind of answer, read to its end. */
export function platformFetch(guarded: GuardedFetch, headersFor?: HeadersFor): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { method = "GET", headers, body, signal = null } = init ?? {};
    const own = Object.entries((await headersFor?.(url)) ?? {});
    const answer = await guarded(url, {
      method,
      headers: [...new Headers(headers), ...own],
      body: typeof body === "string" ? body : null,
      signal,
    });
    const bytes = await answer.arrayBuffer();
    const told = { status: answer.status, headers: [...answer.headers] };
    return new Response(bytes.byteLength > 0 ? bytes : null, told);
  };
}
