import { newSpanId } from "./ids.ts";

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;

/** What carries a trace to another process. Trace Context knows hex ids only; others have a header of ours. */
export function traceHeaders(traceId: string): Record<string, string> {
  const isHex = /^[0-9a-f]{32}$/.test(traceId);
  return isHex ? { traceparent: `00-${traceId}-${newSpanId()}-01` } : { "x-baton-trace": traceId };
}

type HeaderSource = Headers | Record<string, string | string[] | undefined>;

/** The trace and handoff that a request carries. */
export function readTraceHeaders(headers: HeaderSource): { traceId?: string; handoffId?: string } {
  const read = (name: string) => {
    const value = headers instanceof Headers ? headers.get(name) : headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? undefined;
  };
  const traceId = TRACEPARENT.exec(read("traceparent") ?? "")?.[1] ?? read("x-baton-trace");
  const handoffId = read("x-baton-handoff");
  return {
    ...(traceId === undefined ? {} : { traceId }),
    ...(handoffId === undefined ? {} : { handoffId }),
  };
}
