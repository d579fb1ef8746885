import { randomUUID } from "node:crypto";
import { TraceId } from "@/lib/domain/ids";

/** In the form of W3C trace context: 32 hexadecimal digits. */
export function newTraceId(): TraceId {
  return TraceId.parse(randomUUID().replaceAll("-", ""));
}
