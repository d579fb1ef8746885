import type { RangePreset, ViewRange } from "@/lib/client/view-params";

export const RANGE_LABELS: Record<RangePreset, string> = {
  "15m": "15 min",
  "1h": "1 hour",
  "24h": "24 hours",
  "7d": "7 days",
  "30d": "30 days",
  all: "All time",
};

/** `Jan 3, 12:00 – Jan 4, 08:00`; an open end is a word. */
export function customRangeLabel({ from, to }: ViewRange, timeZone?: string): string {
  if (from === null) return `until ${to === null ? "now" : shortTime(to, timeZone)}`;
  if (to === null) return `since ${shortTime(from, timeZone)}`;
  return `${shortTime(from, timeZone)} – ${shortTime(to, timeZone)}`;
}

function shortTime(iso: string, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat("en-US", {
    ...(timeZone === undefined ? {} : { timeZone }),
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(iso));
}
