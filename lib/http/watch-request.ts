import { performance } from "node:perf_hooks";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics";

const SLOW_MS = 1_000;
const AREA = /^\/(api\/v1\/[a-z-]+|api\/[a-z]+|v1\/[a-z]+|[a-z]+)/;

type Answered = { request: Request; requestId: string; status: number; startedAt: number };

/**
 * One line a request: where, how long, how it went; never a query or a body. Those that went well and
 * fast are told under `BATON_LOG_LEVEL=debug`.
 */
export function noteAnswer({ request, requestId, status, startedAt }: Answered): void {
  const { method, url } = request;
  const { pathname } = new URL(url);
  const ms = performance.now() - startedAt;
  // What does not exist has as many addresses as somebody cares to ask for.
  const area = status === 404 ? "none" : (AREA.exec(pathname)?.[1] ?? "none");
  metrics().requests.observe({ method, area, status: String(status) }, ms / 1000);
  const line = { requestId, method, path: pathname, status, ms: Math.round(ms) };
  if (status >= 500) log.warn(line, "request failed");
  else if (ms >= SLOW_MS) log.info(line, "slow request");
  else log.debug(line, "request");
}
