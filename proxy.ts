import { NextResponse, type NextRequest } from "next/server";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";
import { publicOrigin } from "@/lib/access/public-origin";

const NONCE_BYTES = 18;
const YEAR_SECONDS = 31_536_000;

/**
 * Every page gets a policy of its own, with a nonce that only its own scripts and styles know, and is
 * told its own address, which Next does not: a stranger is sent back to it after signing in.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))).toString("base64");
  const policy = contentSecurityPolicy(nonce, { isDev: process.env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set("x-baton-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("x-baton-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (publicOrigin(request.headers)?.protocol === "https:") {
    response.headers.set("strict-transport-security", `max-age=${YEAR_SECONDS}`);
  }
  return response;
}

/** Only pages: a proxy buffers bodies and passes on 10 MB, so no ingest path may ever match. */
export const config = {
  matcher: ["/((?!api/|v1/|_next/|healthz$|readyz$|metrics$|icon|favicon).*)"],
};
