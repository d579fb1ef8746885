import { Temporal } from "temporal-polyfill";
import { z } from "zod";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Far enough for any time limit that a person means; no loop over what somebody typed runs for ever. */
const DAYS_MAX = 3_660;

export const Clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 09:00");
const EndClock = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "must be a time such as 17:00");

export const TimeZone = z
  .string()
  .max(100)
  .refine(isTimeZone, "must be a time zone such as Europe/Berlin");

/** When people are there to answer: the same hours on each of these days, on that place's clocks. */
export const BusinessHours = z
  .strictObject({
    time_zone: TimeZone,
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1, "needs a day")
      .max(WEEKDAYS.length)
      .transform((days) => WEEKDAYS.filter((day) => days.includes(day))),
    from: Clock,
    to: EndClock,
  })
  .refine(({ from, to }) => from < to, { message: "must be after `from`", path: ["to"] });
export type BusinessHours = z.infer<typeof BusinessHours>;

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

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
