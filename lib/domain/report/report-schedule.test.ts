import { describe, expect, it } from "vitest";
import { nextReportMs, periodBefore, ReportSchedule } from "./report-schedule";

const weekly = ReportSchedule.parse({ every: "week", time_zone: "Europe/Berlin", at: "08:00" });
const monthly: ReportSchedule = { ...weekly, every: "month" };
const iso = (ms: number) => new Date(ms).toISOString();

describe("nextReportMs", () => {
  it.each([
    ["on a Monday before the time, today", weekly, "2026-01-12T06:59:59Z", "2026-01-12T07:00:00Z"],
    ["on the time itself, in a week", weekly, "2026-01-12T07:00:00Z", "2026-01-19T07:00:00Z"],
    ["on a Sunday, tomorrow", weekly, "2026-01-18T20:00:00Z", "2026-01-19T07:00:00Z"],
    ["by the clocks of summer", weekly, "2026-03-28T12:00:00Z", "2026-03-30T06:00:00Z"],
    ["on the first, today", monthly, "2026-02-01T06:00:00Z", "2026-02-01T07:00:00Z"],
    ["over the end of a year", monthly, "2026-12-01T07:00:00Z", "2027-01-01T07:00:00Z"],
    [
      "where it is Monday already",
      { ...weekly, time_zone: "Pacific/Kiritimati" },
      "2026-01-11T12:00:00Z",
      "2026-01-11T18:00:00Z",
    ],
  ])("%s", (_name, schedule, after, next) => {
    expect(iso(nextReportMs(Date.parse(after), schedule))).toBe(iso(Date.parse(next)));
  });

  it("is the next that is where a clock change skips the time", () => {
    const skipped = { every: "month", time_zone: "America/Asuncion", at: "00:00" } as const;

    expect(nextReportMs(Date.parse("2026-09-30T12:00:00Z"), skipped)).toBeGreaterThan(
      Date.parse("2026-09-30T12:00:00Z"),
    );
  });
});

describe("periodBefore", () => {
  it("is the whole week before, an hour shorter where the clocks go forward", () => {
    const { fromMs, toMs, ...days } = periodBefore(Date.parse("2026-03-30T06:00:00Z"), weekly);

    expect(days).toEqual({ first: "2026-03-23", last: "2026-03-29" });
    expect([iso(fromMs), iso(toMs)]).toEqual([
      "2026-03-22T23:00:00.000Z",
      "2026-03-29T22:00:00.000Z",
    ]);
  });

  it("is the whole month before", () => {
    expect(periodBefore(Date.parse("2028-03-01T07:00:00Z"), monthly)).toMatchObject({
      first: "2028-02-01",
      last: "2028-02-29",
    });
  });
});

it.each([
  { every: "day", time_zone: "UTC" },
  { every: "week", time_zone: "Mars/Olympus" },
  { every: "week", time_zone: "UTC", at: "24:00" },
])("refuses %j", (schedule) => {
  expect(ReportSchedule.safeParse(schedule).success).toBe(false);
});
