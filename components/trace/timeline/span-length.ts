import { formatDuration } from "@/lib/format/duration";
import type { TimelineSpan } from "./timeline-model";

/** How long a span took, in words; nothing where its source knows no times. */
export function spanLength({ startMs, endMs, isOpen, isTimed }: TimelineSpan): string {
  if (isOpen) return "open";
  return isTimed ? formatDuration(endMs - startMs) : "";
}
