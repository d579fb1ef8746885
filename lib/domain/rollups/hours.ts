import type { Nanos } from "../time";
import { nanos } from "../time";

/** Hours since the epoch, in UTC: no zone and no daylight-saving time moves them. */
export const HOUR_NS = 3_600_000_000_000n;
export const HOURS_PER_DAY = 24;
export const HOURS_PER_WEEK = 168;

export function hourOf(instant: Nanos): number {
  return Number(instant / HOUR_NS);
}

export function startOfHour(hour: number): Nanos {
  return nanos(BigInt(hour) * HOUR_NS);
}

export function dayOfHour(hour: number): number {
  return Math.floor(hour / HOURS_PER_DAY) * HOURS_PER_DAY;
}

/** Weeks are counted from the epoch, a Thursday: they are sums, and nobody is shown one. */
export function weekOfHour(hour: number): number {
  return Math.floor(hour / HOURS_PER_WEEK) * HOURS_PER_WEEK;
}
