import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Clock, TimeZone } from "../approvals/business-hours";
import { WEEKDAYS } from "../approvals/weekdays";

const TIMES_MAX = 24;
/** A week and the days that a zone may skip. */
const DAYS_LOOKED_AT = 9;

/** When a channel is told what waits, all at once, instead of each as it comes. */
export const DigestSchedule = z.strictObject({
  time_zone: TimeZone,
  days: z
    .array(z.enum(WEEKDAYS))
    .min(1, "needs a day")
    .max(WEEKDAYS.length)
    .transform((days) => WEEKDAYS.filter((day) => days.includes(day))),
  at: z
    .array(Clock)
    .min(1, "needs a time")
    .max(TIMES_MAX)
    .transform((times) => [...new Set(times)].toSorted()),
});
export type DigestSchedule = z.infer<typeof DigestSchedule>;

/** The first time of the schedule after an instant; a time that a clock change skips is the next that is. */
export function nextDigestMs(
  afterMs: number,
  { time_zone: zone, days, at }: DigestSchedule,
): number {
  const today = Temporal.Instant.fromEpochMilliseconds(Math.trunc(afterMs))
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  for (let ahead = 0; ahead < DAYS_LOOKED_AT; ahead += 1) {
    const date = today.add({ days: ahead });
    const weekday = WEEKDAYS[date.dayOfWeek - 1];
    if (weekday === undefined || !days.includes(weekday)) continue;
    const instants = at
      .map((time) => date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds)
      .toSorted((a, b) => a - b);
    const next = instants.find((ms) => ms > afterMs);
    if (next !== undefined) return next;
  }
  throw new Error("a schedule has a day in every week");
}
