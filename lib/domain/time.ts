import type { z } from "zod";

/** Nanoseconds since the Unix epoch: the only representation of an instant inside Baton. */
export type Nanos = bigint & z.BRAND<"Nanos">;

const NANOS_PER_MS = 1_000_000n;
const NANOS_PER_SECOND = 1_000_000_000n;
/** Postgres `bigint` and every SDK's uint64 agree up to here (year 2262). */
const NANOS_MAX = 2n ** 63n - 1n;
const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(?:\d*)([Zz]|[+-]\d{2}:\d{2})$/;

export function nanos(value: bigint | number | string): Nanos {
  return BigInt(value) as Nanos;
}

export function nanosFromMs(ms: number): Nanos {
  return nanos(BigInt(Math.round(ms * 1000)) * 1000n);
}

export function msFromNanos(value: Nanos): number {
  return Number(value) / Number(NANOS_PER_MS);
}

/** Milliseconds from `from` to `to`, exact to the nanosecond; negative when `to` is earlier. */
export function msBetween(from: Nanos, to: Nanos): number {
  return Number(to - from) / Number(NANOS_PER_MS);
}

/** Reads RFC 3339 (any offset, up to 9 fraction digits) or epoch nanoseconds as digits. */
export function parseInstant(text: string): Nanos | undefined {
  if (/^\d{1,19}$/.test(text)) return withinRange(BigInt(text));
  const match = RFC_3339.exec(text);
  if (!match) return undefined;
  const [, date, time, fraction = "", offset = "Z"] = match;
  const ms = Date.parse(`${date}T${time}${offset.toUpperCase()}`);
  if (Number.isNaN(ms) || !isCalendarDay(date)) return undefined;
  return withinRange(BigInt(ms) * NANOS_PER_MS + BigInt(fraction.padEnd(9, "0")));
}

/** RFC 3339 UTC with exactly nine fraction digits, so that text order is time order. */
export function formatInstant(value: Nanos): string {
  const seconds = value / NANOS_PER_SECOND;
  const fraction = (value % NANOS_PER_SECOND).toString().padStart(9, "0");
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}.${fraction}Z`;
}

const SHORTEST_MONTH = 28;

/** `Date` takes 30 February for 2 March. */
function isCalendarDay(date = ""): boolean {
  if (Number(date.slice(-2)) <= SHORTEST_MONTH) return true;
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

function withinRange(value: bigint): Nanos | undefined {
  return value <= NANOS_MAX && value >= 0n ? (value as Nanos) : undefined;
}
