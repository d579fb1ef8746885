import { describe, expect, it } from "vitest";
import { formatLocalClock, formatLocalInstant, formatRelative, formatUtcInstant } from "./instant";

const NOW = new Date("2026-06-15T12:00:00Z");

describe("instants", () => {
  it("leaves out the year that everybody knows", () => {
    const format = { timeZone: "UTC" };

    expect(formatLocalInstant("2026-01-31T09:05:07.123Z", NOW, format)).toBe("Jan 31, 09:05:07");
    expect(formatLocalInstant("2025-01-31T09:05:07.123Z", NOW, format)).toBe(
      "Jan 31, 2025, 09:05:07",
    );
  });

  it("shows a time in the reader's zone", () => {
    const format = { timeZone: "Europe/Berlin", precision: "millisecond" } as const;

    expect(formatLocalInstant("2026-01-31T23:30:00.042Z", NOW, format)).toBe("Feb 1, 00:30:00.042");
    expect(formatLocalClock("2026-01-31T23:30:00.042Z", "Europe/Berlin")).toBe("00:30:00.042");
  });

  it.each([
    ["2026-01-31T12:00:00.123456789Z", "2026-01-31 12:00:00.123456789 UTC"],
    ["2026-01-31T12:00:00.100000000Z", "2026-01-31 12:00:00.100 UTC"],
    ["2026-01-31T12:00:00Z", "2026-01-31 12:00:00.000 UTC"],
    ["2026-01-31T12:00:00+02:00", "2026-01-31 10:00:00.000 UTC"],
    ["not a time", "not a time"],
  ])("shows %s exactly", (iso, text) => {
    expect(formatUtcInstant(iso)).toBe(text);
  });

  it.each([
    ["2026-06-15T11:59:59.500Z", "just now"],
    ["2026-06-15T11:59:57Z", "3 s ago"],
    ["2026-06-15T11:55:00Z", "5 min ago"],
    ["2026-06-15T09:00:00Z", "3 h ago"],
    ["2026-06-14T11:00:00Z", "1 day ago"],
    ["2026-06-01T12:00:00Z", "14 days ago"],
    ["2026-06-15T12:00:30Z", "in 30 s"],
    ["?", "?"],
  ])("says that %s was %s", (iso, text) => {
    expect(formatRelative(iso, NOW)).toBe(text);
  });
});
