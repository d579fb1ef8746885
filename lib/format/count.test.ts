import { describe, expect, it } from "vitest";
import { formatCost, formatCount, formatCountCompact, formatQuantity } from "./count";

describe("counts", () => {
  it.each([
    [null, "—"],
    [0, "0"],
    [10_842, "10,842"],
  ])("shows %s as %s", (count, text) => {
    expect(formatCount(count)).toBe(text);
  });

  it("shortens large counts", () => {
    expect(formatCountCompact(10_842)).toBe("10.8K");
    expect(formatCountCompact(undefined)).toBe("—");
  });

  it("agrees with its noun", () => {
    expect(formatQuantity(1, "handoff")).toBe("1 handoff");
    expect(formatQuantity(0, "handoff")).toBe("0 handoffs");
    expect(formatQuantity(2, "reply", "replies")).toBe("2 replies");
  });

  it.each([
    [null, "—"],
    [0, "$0"],
    [0.00001, "< $0.0001"],
    [0.0123, "$0.0123"],
    [12.345, "$12.35"],
  ])("shows %s dollars as %s", (usd, text) => {
    expect(formatCost(usd)).toBe(text);
  });
});
