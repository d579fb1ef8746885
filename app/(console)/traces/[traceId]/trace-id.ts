import { TraceId } from "@/lib/domain/ids";

/** Next hands a path segment over as it stands in the URL: percent-encoded. */
export function readTraceId(segment: string): TraceId | undefined {
  try {
    return TraceId.safeParse(decodeURIComponent(segment)).data;
  } catch {
    return undefined;
  }
}
