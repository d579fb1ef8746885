import type { Problem } from "@/lib/contracts/problem";
import { ERROR_STATUS, type AppError } from "@/lib/errors";

export function problemResponse(error: AppError, requestId: string): Response {
  const status = ERROR_STATUS[error.code];
  const body: Problem = {
    ...error.members,
    type: `urn:baton:error:${error.code}`,
    title: error.code.charAt(0).toUpperCase() + error.code.slice(1).replaceAll("_", " "),
    status,
    detail: error.message,
    code: error.code,
    request_id: requestId,
    ...(error.issues.length > 0 && { errors: [...error.issues] }),
  };
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
  });
  if (error.retryAfterSeconds !== undefined) {
    headers.set("retry-after", String(Math.ceil(error.retryAfterSeconds)));
  }
  if (status === 408) headers.set("connection", "close");
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="Baton"');
  return new Response(JSON.stringify(body), { status, headers });
}
