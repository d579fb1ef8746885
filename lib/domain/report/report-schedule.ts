import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Clock, TimeZone } from "../approvals/business-hours";
import { REPORT_PERIODS, type ReportPeriod } from "./report-period";

/** When the report of the week or month before is sent: on Mondays, or on the first of a month. */
export const ReportSchedule = z.strictObject({
  every: z.enum(REPORT_PERIODS),
  time_zone: TimeZone,
  at: Clock.default("08:00"),
});
export type ReportSchedule = z.infer<typeof ReportSchedule>;

/** The first time after an instant; a time that a clock change skips is the next that is. */
export function nextReportMs(afterMs: number, schedule: ReportSchedule): number {
  const { every, time_zone: timeZone, at } = schedule;
  let start = startOf(dateAt(afterMs, timeZone), every);
  for (;;) {
    const { epochMilliseconds: ms } = start.toZonedDateTime({ timeZone, plainTime: at });
    if (ms > afterMs) return ms;
    start = start.add(every === "week" ? { weeks: 1 } : { months: 1 });
  }
}

/** The whole week (from Monday) or month before the one in which the report is sent. */
export function periodBefore(
  sentMs: number,
  { every, time_zone: timeZone }: ReportSchedule,
): { fromMs: number; toMs: number; first: string; last: string } {
  const end = startOf(dateAt(sentMs, timeZone), every);
  const start = end.subtract(every === "week" ? { weeks: 1 } : { months: 1 });
  return {
    fromMs: start.toZonedDateTime(timeZone).epochMilliseconds,
    toMs: end.toZonedDateTime(timeZone).epochMilliseconds,
    first: start.toString(),
    last: end.subtract({ days: 1 }).toString(),
  };
}

function dateAt(ms: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(Math.trunc(ms))
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
}

function startOf(date: Temporal.PlainDate, every: ReportPeriod): Temporal.PlainDate {
  return every === "week" ? date.subtract({ days: date.dayOfWeek - 1 }) : date.with({ day: 1 });
}
