import { NextResponse, type NextRequest } from "next/server";

/**
 * Tells pages their own address, which Next does not: a stranger is sent back to it after signing in.
 * Only pages: a proxy buffers bodies and passes on 10 MB, so no ingest path may ever match.
 */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers);
  headers.set("x-baton-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return NextResponse.next({ request: { headers } });
}

export const config = {
  matcher: [
    "/",
    "/(traces|agents|pairs|gaps|runs|approvals|routing|blackboard|connect|settings|welcome)/:path*",
    "/(traces|agents|pairs|gaps|runs|approvals|routing|blackboard|connect|settings|welcome)",
  ],
};
