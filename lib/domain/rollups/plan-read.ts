import type { Nanos } from "../time";
import { dayOfHour, HOUR_NS, hourOf, HOURS_PER_DAY, HOURS_PER_WEEK, weekOfHour } from "./hours";

/** Which rollups a read may use; hours are numbers since the epoch, a day or a week is its first hour. */
export type ReadPlan = {
  /** All hours that have a part in the period. */
  hours: readonly [number, number];
  /** The days that lie wholly in it; empty where there is none. */
  days: readonly [number, number];
  /** The weeks that do, too. */
  weeks: readonly [number, number];
  /** Hours that a border divides: their handoffs are counted one by one. */
  cutHours: number[];
  /** Days that a border divides: their hours are added up. */
  cutDays: number[];
  /** Weeks that a border divides: their days are added up. */
  cutWeeks: number[];
  /** Days that are of several steps. */
  sharedDays: number[];
  /** Hours of the first and the last day that are not of the period. */
  hoursBeside: number[];
};

/**
 * Borders b0 < b1 < … < bn divide a period into n steps.
 *
 *   b0        b1                     b2
 *   ·--|------·--|-- … --|-----------·--|
 *   cut hour  cut hour   hours, days, weeks  cut hour
 */
export function planRead(borders: readonly Nanos[]): ReadPlan {
  const [first, last] = [borders[0], borders.at(-1)];
  if (first === undefined || last === undefined) throw new Error("a period has two borders");
  const start = hourOf(first);
  const end = hourOf(last) + (last % HOUR_NS === 0n ? 0 : 1);
  const dayStart = dayOfHour(start + HOURS_PER_DAY - 1);
  const dayEnd = Math.max(dayStart, dayOfHour(end));
  const weekStart = weekOfHour(dayStart + HOURS_PER_WEEK - 1);
  const weekEnd = Math.max(weekStart, weekOfHour(dayEnd));
  const cutBy = (hours: number, by = borders) =>
    by.filter((border) => border % (HOUR_NS * BigInt(hours)) !== 0n).map(hourOf);
  return {
    hours: [start, end],
    days: [dayStart, dayEnd],
    weeks: [weekStart, weekEnd],
    cutHours: [...new Set(cutBy(1))],
    cutDays: [...new Set(cutBy(HOURS_PER_DAY).map(dayOfHour))],
    cutWeeks: [...new Set(cutBy(HOURS_PER_WEEK).map(weekOfHour))],
    sharedDays: [...new Set(cutBy(HOURS_PER_DAY, borders.slice(1, -1)).map(dayOfHour))],
    hoursBeside: [
      ...hoursFrom(dayOfHour(start), start),
      ...hoursFrom(end, dayOfHour(end + HOURS_PER_DAY - 1)),
    ],
  };
}

function hoursFrom(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, index) => first + index);
}
