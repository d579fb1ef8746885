import { createHash } from "node:crypto";
import type { RunnerTask } from "../ports";

const TRACE_ID = /^[0-9a-f]{32}$/;

/** The agent's own spans become part of the trace (W3C Trace Context). */
export function traceHeader({
  traceId,
  handoffId,
}: Pick<RunnerTask, "traceId" | "handoffId">): Record<string, string> {
  if (!TRACE_ID.test(traceId)) return {};
  const parent = createHash("sha256").update(handoffId).digest("hex").slice(0, 16);
  return { traceparent: `00-${traceId}-${parent}-01` };
}
