import { assert, bigInt, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { formatInstant, msBetween, nanos, parseInstant } from "./time";

describe("parseInstant", () => {
  it.each([
    ["2026-01-31T12:00:00Z", 1_769_860_800_000_000_000n],
    ["2026-01-31T12:00:00.1Z", 1_769_860_800_100_000_000n],
    ["2026-01-31T12:00:00.123456789Z", 1_769_860_800_123_456_789n],
    ["2026-01-31T13:00:00+01:00", 1_769_860_800_000_000_000n],
    ["1769860800000000001", 1_769_860_800_000_000_001n],
    ["0", 0n],
  ])("reads %s", (text, value) => {
    expect(parseInstant(text)).toBe(value);
  });

  it.each([
    "yesterday",
    "2026-01-31",
    "2026-13-01T00:00:00Z",
    "2026-02-30T00:00:00Z",
    "2026-01-31T25:00:00Z",
    "1900-01-01T00:00:00Z",
    "9999-01-01T00:00:00Z",
    "9999999999999999999",
    "-1",
    "1e9",
    "",
  ])("refuses '%s'", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it("reads back what it wrote, to the nanosecond", () => {
    assert(
      property(bigInt({ min: 0n, max: 2n ** 63n - 1n }), (value) => {
        expect(parseInstant(formatInstant(nanos(value)))).toBe(value);
      }),
    );
  });
});

describe("msBetween", () => {
  it("is exact to the nanosecond and negative when time runs back", () => {
    expect(msBetween(nanos(1_000_000_000n), nanos(1_000_000_001n))).toBe(0.000001);
    expect(msBetween(nanos(2_000_000n), nanos(1_000_000n))).toBe(-1);
  });
});
