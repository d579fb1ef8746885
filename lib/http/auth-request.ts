import { authFor } from "@/lib/access/auth";
import { publicOrigin } from "@/lib/access/public-origin";
import { AppError } from "@/lib/errors";
import { readBody } from "@/lib/ingest/guard/read-body";

const BODY_BYTES_MAX = 65_536;
/**
 * What of the library Baton uses. The rest is closed: it would hand a script the session's token, or let
 * people take the name by which an approval policy knows somebody else.
 */
const OPEN_PATHS = new Set([
  "POST /api/auth/sign-in/email",
  "POST /api/auth/sign-out",
  "POST /api/auth/change-password",
  "GET /api/auth/magic-link/verify",
  "POST /api/auth/sign-in/social",
  "GET /api/auth/callback/oidc",
  "GET /api/auth/passkey/generate-register-options",
  "GET /api/auth/passkey/generate-authenticate-options",
  "POST /api/auth/passkey/verify-authentication",
]);

/** Passes a request to the auth library under the origin that the browser sees. */
export async function handleAuth(request: Request): Promise<Response> {
  const { headers, method } = request;
  const { pathname, search, origin } = new URL(request.url);
  if (!OPEN_PATHS.has(`${method} ${pathname}`)) {
    throw new AppError("not_found", `There is nothing at ${pathname}.`);
  }
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
