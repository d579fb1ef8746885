import { describe, expect, it } from "vitest";
import { formatDuration } from "./duration";

describe("formatDuration", () => {
  it.each([
    [null, "—"],
    [undefined, "—"],
    [Number.NaN, "—"],
    [0, "0 ms"],
    [0.0042, "4.20 µs"],
    [0.9994, "999 µs"],
    [0.9996, "1.00 ms"],
    [1.234, "1.23 ms"],
    [9.996, "10.0 ms"],
    [99.96, "100 ms"],
    [412, "412 ms"],
    [999.6, "1.00 s"],
    [1_240, "1.24 s"],
    [12_400, "12.4 s"],
    [59_960, "1 m 00 s"],
    [192_000, "3 m 12 s"],
    [3_599_600, "1 h 00 m"],
    [7_500_000, "2 h 05 m"],
    [86_399_000, "1 d 0 h"],
    [273_600_000, "3 d 4 h"],
    [-5, "−5.00 ms"],
  ])("shows %s ms as %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
