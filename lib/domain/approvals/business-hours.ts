import { z } from "zod";
import { WEEKDAYS } from "./weekdays";

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

/** Asked of Intl: every page reads this schema, and Temporal is a large thing to send along. */
function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
