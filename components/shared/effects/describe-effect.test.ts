import { describe, expect, it } from "vitest";
import { describeLatency, describeSuccess } from "./describe-effect";

describe("an effect in words", () => {
  it("never is a bare percentage", () => {
    const success = describeSuccess({
      with: 0.9,
      without: 0.7,
      difference: 0.2,
      interval: [0.15, 0.25],
      n: 1_200,
      verdict: "higher",
    });
    const latency = describeLatency({
      with: 300,
      without: 150,
      ratio: 2,
      interval: [1.8, 2.2],
      n: 80,
      verdict: "higher",
    });

    expect(success).toEqual({
      text: "+20.0 points",
      interval: "(+15.0 to +25.0; 1,200 compared)",
      judged: "better",
    });
    expect(latency).toEqual({
      text: "×2.00 the time",
      interval: "(×1.80 to ×2.20; 80 compared)",
      judged: "worse",
    });
  });

  it("says so when chance would show as much", () => {
    const described = describeSuccess({
      with: 0.8,
      without: 0.81,
      difference: -0.01,
      interval: [-0.05, 0.03],
      n: 400,
      verdict: "no_difference",
    });

    expect(described).toMatchObject({ text: "No difference to be seen", judged: "same" });
    expect(described.interval).toBe("(−5.0 to +3.0; 400 compared)");
  });
});
