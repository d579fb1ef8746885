const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type TimeFormat = { timeZone?: string; precision?: "second" | "millisecond" };

/** `Jan 31, 12:00:00`, with the year only when it is not `now`'s. Local unless a zone is given. */
export function formatLocalInstant(iso: string, now: Date, format: TimeFormat = {}): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const zone = format.timeZone === undefined ? {} : { timeZone: format.timeZone };
  const sameYear = at.getUTCFullYear() === now.getUTCFullYear();
  return new Intl.DateTimeFormat("en-US", {
    ...zone,
    month: "short",
    day: "numeric",
    ...(sameYear ? {} : { year: "numeric" as const }),
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    ...(format.precision === "millisecond" ? { fractionalSecondDigits: 3 as const } : {}),
    hourCycle: "h23",
  }).format(at);
}

/** `12:00:00.123`: for rows that all belong to one trace. */
export function formatLocalClock(iso: string, timeZone?: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return new Intl.DateTimeFormat("en-US", {
    ...(timeZone === undefined ? {} : { timeZone }),
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
    hourCycle: "h23",
  }).format(at);
}

/** `2026-01-31 12:00:00.123 UTC`, with all the digits that carry something. */
export function formatUtcInstant(iso: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.(\d+))?Z$/.exec(iso);
  if (!match) {
    const at = new Date(iso);
    return Number.isNaN(at.getTime()) ? iso : formatUtcInstant(at.toISOString());
  }
  const [, date, time, fraction = ""] = match;
  const digits = fraction.replace(/0+$/, "").padEnd(3, "0");
  return `${date} ${time}.${digits} UTC`;
}

/** `3 s ago`, `5 min ago`, `2 days ago`; `in …` for the future. */
export function formatRelative(iso: string, now: Date): string {
  const at = new Date(iso).getTime();
  if (Number.isNaN(at)) return iso;
  const distance = now.getTime() - at;
  const amount = relativeAmount(Math.abs(distance));
  if (amount === undefined) return "just now";
  return distance >= 0 ? `${amount} ago` : `in ${amount}`;
}

function relativeAmount(ms: number): string | undefined {
  if (ms < SECOND_MS) return undefined;
  if (ms < MINUTE_MS) return `${Math.floor(ms / SECOND_MS)} s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} h`;
  const days = Math.floor(ms / DAY_MS);
  return days === 1 ? "1 day" : `${days} days`;
}
