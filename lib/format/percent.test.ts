import { describe, expect, it } from "vitest";
import { formatPercent } from "./percent";

describe("formatPercent", () => {
  it.each([
    [null, "—"],
    [0, "0%"],
    [1, "100%"],
    [0.873, "87.3%"],
    [0.0001, "< 0.1%"],
    [0.99999, "> 99.9%"],
    [0.5, "50.0%"],
  ])("shows %s as %s", (share, text) => {
    expect(formatPercent(share)).toBe(text);
  });
});
