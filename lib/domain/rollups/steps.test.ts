import { describe, expect, it } from "vitest";
import { formatInstant, type Nanos, parseInstant } from "../time";
import { planRead } from "./plan-read";
import { stepBorders } from "./steps";

function at(text: string): Nanos {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(text);
  return instant;
}

const short = (border: Nanos) => formatInstant(border).slice(0, 16);
const hoursBetween = (borders: readonly Nanos[]) =>
  borders.slice(1).map((border, index) => Number(border - (borders[index] ?? 0n)) / 3.6e12);

describe("stepBorders", () => {
  it("keeps the ends of the period and puts whole minutes between them", () => {
    const borders = stepBorders({
      from: at("2026-01-01T10:00:30Z"),
      to: at("2026-01-01T10:03:00Z"),
    });

    expect(borders.map(short)).toEqual([
      "2026-01-01T10:00",
      "2026-01-01T10:01",
      "2026-01-01T10:02",
      "2026-01-01T10:03",
    ]);
  });

  it.each([
    ["2026-03-01", [24, 23, 24]],
    ["2026-10-25", [24, 25, 24]],
  ])("gives the day of %s the hours that it has", (_, middle) => {
    const month = middle[1] === 23 ? "2026-03" : "2026-10";
    const borders = stepBorders(
      { from: at(`${month}-10T23:00:00Z`), to: at(`${month}-31T00:00:00Z`) },
      "Europe/Berlin",
    );
    const change = middle[1] === 23 ? "2026-03-28T23:00" : "2026-10-24T22:00";
    const index = borders.map(short).indexOf(change);

    expect(hoursBetween(borders).slice(index - 1, index + 2)).toEqual(middle);
  });

  it("begins days with the whole hour where midnight is not on one", () => {
    const period = { from: at("2026-01-01T00:00:00Z"), to: at("2026-02-01T00:00:00Z") };

    expect(stepBorders(period, "Asia/Kolkata").slice(1, 3).map(short)).toEqual([
      "2026-01-01T19:00",
      "2026-01-02T19:00",
    ]);
  });

  it.each([
    ["an instant", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"],
    ["a century", "1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z"],
    ["92 days", "2025-06-01T00:00:00Z", "2025-09-01T00:00:00Z"],
  ])("divides %s into few steps, in order", (_, from, to) => {
    const borders = stepBorders({ from: at(from), to: at(to) });

    expect(borders.length).toBeLessThan(60);
    expect(hoursBetween(borders).every((hours) => hours > 0)).toBe(true);
  });
});

describe("planRead", () => {
  const hoursOf = (from: string, to: string) => {
    const [first, end] = [at(from), at(to)].map((instant) => Number(instant / 3_600_000_000_000n));
    return Array.from({ length: (end ?? 0) - (first ?? 0) }, (_, n) => (first ?? 0) + n);
  };

  it("cuts only the hours, days and weeks that a border divides", () => {
    const borders = ["2026-01-01T10:30:00Z", "2026-01-03T00:00:00Z", "2026-01-04T05:00:00Z"].map(
      at,
    );
    const hour = (text: string) => Number(at(text) / 3_600_000_000_000n);

    expect(planRead(borders)).toEqual({
      hours: [hour("2026-01-01T10:00:00Z"), hour("2026-01-04T05:00:00Z")],
      days: [hour("2026-01-02T00:00:00Z"), hour("2026-01-04T00:00:00Z")],
      weeks: [hour("2026-01-08T00:00:00Z"), hour("2026-01-08T00:00:00Z")],
      cutHours: [hour("2026-01-01T10:00:00Z")],
      cutDays: [hour("2026-01-01T00:00:00Z"), hour("2026-01-04T00:00:00Z")],
      cutWeeks: [hour("2026-01-01T00:00:00Z")],
      sharedDays: [],
      hoursBeside: [
        ...hoursOf("2026-01-01T00:00:00Z", "2026-01-01T10:00:00Z"),
        ...hoursOf("2026-01-04T05:00:00Z", "2026-01-05T00:00:00Z"),
      ],
    });
  });

  it("knows the days that are of several steps", () => {
    const borders = ["2026-01-01T10:30:00Z", "2026-01-01T12:00:00Z", "2026-01-02T00:00:00Z"];

    expect(planRead(borders.map(at)).sharedDays).toEqual(
      hoursOf("2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z"),
    );
  });

  it("has the weeks that are whole, from Thursday to Thursday", () => {
    const borders = ["2025-12-30T00:00:00Z", "2026-01-10T00:00:00Z", "2026-01-23T00:00:00Z"].map(
      at,
    );
    const hour = (text: string) => Number(at(text) / 3_600_000_000_000n);

    expect(planRead(borders)).toMatchObject({
      weeks: [hour("2026-01-01T00:00:00Z"), hour("2026-01-22T00:00:00Z")],
      cutWeeks: ["2025-12-25", "2026-01-08", "2026-01-22"].map((day) => hour(`${day}T00:00:00Z`)),
    });
  });

  it("has no days where there is no whole one", () => {
    const { days, hours } = planRead(["2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z"].map(at));

    expect(days[0]).toBe(days[1]);
    expect(hours[1] - hours[0]).toBe(1);
  });
});
