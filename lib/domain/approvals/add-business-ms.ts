import { Temporal } from "temporal-polyfill";
import type { BusinessHours } from "./business-hours";
import { WEEKDAYS } from "./weekdays";

/** Far enough for any time limit that a person means; no loop over what somebody typed runs for ever. */
const DAYS_MAX = 3_660;

/**
 * The instant at which so much time has passed, of which only business hours count:
 *
 *     Fri  ──[09:00 ▓▓▓ asked ▓ 17:00]──  Sat, Sun  ──[09:00 ▓▓▓ due ▓ 17:00]──  Mon
 *
 * Hours that a clock change skips or repeats are as long as they really are.
 */
export function addBusinessMs(startMs: number, lengthMs: number, hours: BusinessHours): number {
  const { time_zone: zone, days } = hours;
  let leftMs = lengthMs;
  let date = Temporal.Instant.fromEpochMilliseconds(Math.trunc(startMs))
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  let at = startMs;
  for (let count = 0; count < DAYS_MAX; count += 1) {
    const weekday = WEEKDAYS[date.dayOfWeek - 1];
    if (weekday !== undefined && days.includes(weekday)) {
      const open = openOn(date, hours);
      const from = Math.max(open.fromMs, startMs);
      if (from < open.toMs && from + leftMs <= open.toMs) return from + leftMs;
      leftMs -= Math.max(0, open.toMs - from);
      at = Math.max(at, open.toMs);
    }
    date = date.add({ days: 1 });
  }
  return at;
}

function openOn(date: Temporal.PlainDate, { time_zone: zone, from, to }: BusinessHours) {
  const on = (day: Temporal.PlainDate, clock: string) =>
    day.toZonedDateTime({ timeZone: zone, plainTime: clock });
  const opens = on(date, from);
  const closes = to === "24:00" ? on(date.add({ days: 1 }), "00:00") : on(date, to);
  // A zone that moved over the date line has no such day.
  const isDay = opens.toPlainDate().equals(date);
  const fromMs = opens.epochMilliseconds;
  return { fromMs, toMs: isDay ? closes.epochMilliseconds : fromMs };
}
