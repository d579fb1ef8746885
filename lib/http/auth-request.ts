import { authFor } from "@/lib/access/auth";
import { publicOrigin } from "@/lib/access/public-origin";
import { readBody } from "@/lib/ingest/guard/read-body";

const BODY_BYTES_MAX = 65_536;

/** Passes a request to the auth library under the origin that the browser sees. */
export async function handleAuth(request: Request): Promise<Response> {
  const { headers, method } = request;
  const { pathname, search, origin } = new URL(request.url);
  const url = new URL(pathname + search, publicOrigin(headers)?.origin ?? origin);
  const bodyless = method === "GET" || method === "HEAD";
  const body = bodyless
    ? null
    : new Uint8Array(await readBody(request.body, { encoding: null, maxBytes: BODY_BYTES_MAX }));
  const answer = await authFor(headers).handler(new Request(url, { method, headers, body }));
  const wait = answer.headers.get("x-retry-after");
  if (wait === null) return answer;
  const patched = new Response(answer.body, answer);
  patched.headers.set("retry-after", wait);
  return patched;
}
