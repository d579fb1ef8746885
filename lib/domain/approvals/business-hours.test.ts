import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { addBusinessMs } from "./add-business-ms";
import { BusinessHours } from "./business-hours";

const HOUR = 3_600_000;
const berlin = hours({});
const allWeek = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function hours(changed: object): BusinessHours {
  return BusinessHours.parse({
    time_zone: "Europe/Berlin",
    days: ["mon", "tue", "wed", "thu", "fri"],
    from: "09:00",
    to: "17:00",
    ...changed,
  });
}

function due(asked: string, lengthH: number, when: BusinessHours): string {
  return new Date(addBusinessMs(Date.parse(asked), lengthH * HOUR, when)).toISOString();
}

describe("time that counts only business hours", () => {
  // Berlin is at +01:00 in winter and at +02:00 from 2026-03-29 to 2026-10-25.
  it.each<[string, string, number, BusinessHours, string]>([
    ["within a day", "2026-01-15T10:00:00+01:00", 3, berlin, "2026-01-15T12:00:00.000Z"],
    [
      "to the minute of closing",
      "2026-01-15T10:00:00+01:00",
      7,
      berlin,
      "2026-01-15T16:00:00.000Z",
    ],
    ["over a night", "2026-01-15T16:00:00+01:00", 3, berlin, "2026-01-16T10:00:00.000Z"],
    ["over a weekend", "2026-01-16T16:00:00+01:00", 2, berlin, "2026-01-19T09:00:00.000Z"],
    ["asked before opening", "2026-01-15T05:00:00+01:00", 1, berlin, "2026-01-15T09:00:00.000Z"],
    ["asked after closing", "2026-01-15T19:00:00+01:00", 1, berlin, "2026-01-16T09:00:00.000Z"],
    ["asked on a Sunday", "2026-01-18T12:00:00+01:00", 1, berlin, "2026-01-19T09:00:00.000Z"],
    ["a whole week", "2026-01-12T09:00:00+01:00", 40, berlin, "2026-01-16T16:00:00.000Z"],
    ["nothing, in the hours", "2026-01-15T10:00:00+01:00", 0, berlin, "2026-01-15T09:00:00.000Z"],
    ["nothing, at night", "2026-01-15T20:00:00+01:00", 0, berlin, "2026-01-16T08:00:00.000Z"],
    [
      "another day there",
      "2026-01-16T01:00:00Z",
      1,
      hours({ time_zone: "America/New_York" }),
      "2026-01-16T15:00:00.000Z",
    ],
    [
      "a quarter zone",
      "2026-01-15T00:00:00Z",
      1,
      hours({ time_zone: "Asia/Kathmandu" }),
      "2026-01-15T04:15:00.000Z",
    ],
    [
      "into summer time, over the weekend",
      "2026-03-27T16:00:00+01:00",
      2,
      berlin,
      "2026-03-30T08:00:00.000Z",
    ],
    [
      "into winter time, over the weekend",
      "2026-10-23T16:00:00+02:00",
      2,
      berlin,
      "2026-10-26T09:00:00.000Z",
    ],
    [
      "a night that lacks an hour",
      "2026-03-29T00:00:00+01:00",
      4,
      hours({ days: allWeek, from: "00:00", to: "06:00" }),
      "2026-03-29T03:00:00.000Z",
    ],
    [
      "is 5 hours long, not 6",
      "2026-03-29T00:00:00+01:00",
      6,
      hours({ days: allWeek, from: "00:00", to: "06:00" }),
      "2026-03-29T23:00:00.000Z",
    ],
    [
      "a night with an hour twice is 7 hours long",
      "2026-10-25T00:00:00+02:00",
      7,
      hours({ days: allWeek, from: "00:00", to: "06:00" }),
      "2026-10-25T05:00:00.000Z",
    ],
    [
      "opening within the hour that is skipped",
      "2026-03-29T00:00:00+01:00",
      1,
      hours({ days: ["sun"], from: "02:30", to: "06:00" }),
      "2026-03-29T02:30:00.000Z",
    ],
    [
      "hours that do not exist that day",
      "2026-03-29T00:00:00+01:00",
      1,
      hours({ days: ["sun"], from: "02:00", to: "03:00" }),
      "2026-04-05T01:00:00.000Z",
    ],
    [
      "until midnight",
      "2026-01-15T23:00:00+01:00",
      2,
      hours({ from: "08:00", to: "24:00" }),
      "2026-01-16T08:00:00.000Z",
    ],
    [
      "half an hour of summer time (Lord Howe)",
      "2026-10-02T16:00:00+10:30",
      2,
      hours({ time_zone: "Australia/Lord_Howe" }),
      "2026-10-04T23:00:00.000Z",
    ],
    [
      "a day that never was (Samoa, 2011-12-30)",
      "2011-12-29T16:00:00-10:00",
      2,
      hours({ time_zone: "Pacific/Apia" }),
      "2012-01-01T20:00:00.000Z",
    ],
  ])("%s", (_, asked, length, when, expected) => {
    expect(due(asked, length, when)).toBe(expected);
  });

  it("ends, however long it is", () => {
    const start = Date.parse("2026-01-15T10:00:00Z");
    expect(addBusinessMs(start, Number.MAX_SAFE_INTEGER, berlin)).toBeGreaterThan(start);
  });

  it("adds up: first one part, then the other", () => {
    const span = integer({ min: 1, max: 100 * HOUR });
    const start = integer({ min: Date.parse("2026-01-01"), max: Date.parse("2027-01-01") });
    assert(
      property(start, span, span, (at, one, other) => {
        const inParts = addBusinessMs(addBusinessMs(at, one, berlin), other, berlin);
        expect(inParts).toBe(addBusinessMs(at, one + other, berlin));
      }),
    );
  });

  it.each([
    [{ time_zone: "Mars/Olympus" }, "must be a time zone"],
    [{ days: [] }, "needs a day"],
    [{ days: ["someday"] }, "Invalid option"],
    [{ from: "9" }, "must be a time"],
    [{ from: "17:00", to: "09:00" }, "must be after"],
    [{ from: "24:00", to: "24:00" }, "must be a time"],
  ])("refuses %j", (changed, why) => {
    expect(() => hours(changed)).toThrow(why);
  });
});
