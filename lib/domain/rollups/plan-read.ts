import type { Nanos } from "../time";
import { dayOfHour, HOUR_NS, hourOf, HOURS_PER_DAY } from "./hours";

/** Which rollups a read may use; hours are numbers since the epoch, and a day is its first hour. */
export type ReadPlan = {
  /** All hours that have a part in the period. */
  hours: readonly [number, number];
  /** The days that lie wholly in it; empty where there is none. */
  days: readonly [number, number];
  /** Hours that a border divides: their handoffs are counted one by one. */
  cutHours: number[];
  /** Days that a border divides: their hours are added up. */
  cutDays: number[];
};

/**
 * Borders b0 < b1 < … < bn divide a period into n steps.
 *
 *   b0        b1                     b2
 *   ·--|------·--|-- … --|-----------·--|
 *   cut hour  cut hour   hours, days  cut hour
 */
export function planRead(borders: readonly Nanos[]): ReadPlan {
  const [first, last] = [borders[0], borders.at(-1)];
  if (first === undefined || last === undefined) throw new Error("a period has two borders");
  const start = hourOf(first);
  const end = hourOf(last) + (last % HOUR_NS === 0n ? 0 : 1);
  const dayStart = dayOfHour(start + HOURS_PER_DAY - 1);
  const dayEnd = Math.max(dayStart, dayOfHour(end));
  const cutHours = borders.filter((border) => border % HOUR_NS !== 0n).map(hourOf);
  const cutDays = borders
    .filter((border) => border % (HOUR_NS * BigInt(HOURS_PER_DAY)) !== 0n)
    .map((border) => dayOfHour(hourOf(border)));
  return {
    hours: [start, end],
    days: [dayStart, dayEnd],
    cutHours: [...new Set(cutHours)],
    cutDays: [...new Set(cutDays)],
  };
}
