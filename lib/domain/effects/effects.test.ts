import { describe, expect, it } from "vitest";
import { bucketOf } from "../rollups/histogram";
import { compareLatency } from "./compare-latency";
import { compareSuccess, type SuccessStratum } from "./compare-success";

/** "80/100 : 60/100": succeeded of decided with it, and without. */
function stratum(text: string): SuccessStratum {
  const [one = "", other = ""] = text.split(" : ");
  return { with: arm(one), without: arm(other) };
}
function arm(text: string) {
  const [succeeded = 0, decided = 0] = text.split("/").map(Number);
  return { succeeded, decided };
}
const strata = (text: string) => text.split(" | ").map(stratum);

describe("compareSuccess", () => {
  it.each([
    { case: "80/100 : 60/100", difference: 0.2, verdict: "higher" },
    { case: "60/100 : 80/100", difference: -0.2, verdict: "lower" },
    { case: "81/100 : 80/100", difference: 0.01, verdict: "no_difference" },
    { case: "20/20 : 20/20", difference: 0, verdict: "no_difference" },
    // A pair that only has one side says nothing of the difference.
    { case: "80/100 : 60/100 | 0/500 : 0/0", difference: 0.2, verdict: "higher" },
  ])("is $verdict for $case", ({ case: text, difference, verdict }) => {
    const effect = compareSuccess(strata(text));

    expect(effect?.verdict).toBe(verdict);
    expect(effect?.difference).toBeCloseTo(difference, 10);
  });

  it("compares like with like: an easy pair that has it more often is no effect of it", () => {
    // Taken together 84 % against 26 %; within each pair there is no difference at all.
    const effect = compareSuccess(strata("90/100 : 9/10 | 2/10 : 20/100"));

    expect(effect?.difference).toBeCloseTo(0, 10);
    expect(effect?.verdict).toBe("no_difference");
  });

  it("has the interval of Greenland and Robins", () => {
    const effect = compareSuccess(strata("800/1000 : 600/1000"));

    const [low, high] = effect?.interval ?? [0, 0];
    // 0.2 ± 1.96 √(0.8·0.2/1000 + 0.6·0.4/1000)
    expect(low).toBeCloseTo(0.2 - 0.0392, 3);
    expect(high).toBeCloseTo(0.2 + 0.0392, 3);
    expect(effect?.n).toBe(2_000);
  });

  it.each(["19/19 : 20/20", "20/20 : 0/0", "10/10 : 0/0 | 0/0 : 90/90", "0/0 : 0/0"])(
    "has too few to say at %s",
    (text) => {
      expect(compareSuccess(strata(text))).toBeNull();
    },
  );
});

describe("compareLatency", () => {
  const times = (ms: number, count: number) => new Map([[bucketOf(ms), count]]);

  it("is a ratio of times, within the accuracy of the histograms", () => {
    const effect = compareLatency([{ with: times(100, 50), without: times(200, 50) }]);

    expect(effect?.ratio).toBeGreaterThan(0.48);
    expect(effect?.ratio).toBeLessThan(0.52);
    expect(effect?.verdict).toBe("lower");
    expect(Math.abs((effect?.with ?? 0) - 100)).toBeLessThan(2);
    expect(Math.abs((effect?.without ?? 0) - 200)).toBeLessThan(4);
  });

  it("compares like with like", () => {
    const effect = compareLatency([
      { with: times(100, 90), without: times(100, 10) },
      { with: times(1_000, 10), without: times(1_000, 90) },
    ]);

    expect(effect?.ratio).toBeCloseTo(1, 10);
    expect(effect?.with).toBe(effect?.without);
  });

  it("has too few to say", () => {
    expect(compareLatency([{ with: times(1, 10), without: times(1, 90) }])).toBeNull();
    expect(compareLatency([])).toBeNull();
  });
});
