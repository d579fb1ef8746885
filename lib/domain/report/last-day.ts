import { formatInstant, nanos, parseInstant } from "../time";

/** The last day, in UTC, of a period that ends before an instant: midnight belongs to the day after. */
export function lastDayOf(end: string): string {
  const instant = parseInstant(end);
  return formatInstant(nanos((instant ?? 1n) - 1n)).slice(0, 10);
}
