import { describe, expect, it } from "vitest";
import { bucketOf } from "../rollups/histogram";
import type { PairPeriod } from "./pair-past";
import { regression } from "./regression";
import { DEFAULT_THRESHOLDS } from "./thresholds";
import type { HandoffView } from "./trace-view";
import { past, traceOf, view } from "./trace-view.fixture";

const rates = (succeeded: number, decided: number): PairPeriod => ({
  succeeded,
  decided,
  latencies: new Map(),
});
const times = (ms: number, count: number): PairPeriod => ({
  succeeded: 0,
  decided: 0,
  latencies: new Map([
    [bucketOf(ms / 2), Math.floor(count / 2)],
    [bucketOf(ms), Math.ceil(count / 2)],
  ]),
});
const failed = (before: PairPeriod, now: PairPeriod, outcome: HandoffView["outcome"] = "failed") =>
  view(1, { outcome, past: past({ before, now }) });
const slow = (before: PairPeriod, now: PairPeriod, handoffMs: number | null = 900) =>
  view(1, { past: past({ before, now }), timing: { initMs: null, handoffMs, executionMs: null } });

function found(handoffs: HandoffView[]) {
  return regression
    .detect(traceOf(handoffs), DEFAULT_THRESHOLDS)
    .flatMap(({ evidence }) => evidence.map(({ text }) => text));
}

describe("regression", () => {
  it.each<[string, HandoffView, number]>([
    ["a failure of a pair that fails far more", failed(rates(95, 100), rates(70, 100)), 1],
    ["a rejection of it", failed(rates(95, 100), rates(70, 100), "rejected"), 1],
    ["a success of it", failed(rates(95, 100), rates(70, 100), "succeeded"), 0],
    ["one that is in flight", failed(rates(95, 100), rates(70, 100), "in_flight"), 0],
    ["a difference that may be chance", failed(rates(95, 100), rates(90, 100)), 0],
    ["too few of this week", failed(rates(95, 100), rates(5, 29)), 0],
    ["too few of the week before", failed(rates(29, 29), rates(70, 100)), 0],
    ["a pair that does better", failed(rates(70, 100), rates(95, 100)), 0],
    ["a pair that has no past", failed(rates(0, 0), rates(0, 0)), 0],
    ["one that is slow, of a pair that became slow", slow(times(200, 100), times(800, 100)), 1],
    ["one that is fast nevertheless", slow(times(200, 100), times(800, 100), 150), 0],
    ["one of unknown latency", slow(times(200, 100), times(800, 100), null), 0],
    ["somewhat slower", slow(times(200, 100), times(280, 100)), 0],
    ["too few latencies", slow(times(200, 29), times(800, 100)), 0],
    ["nothing known", view(1, { outcome: "failed" }), 0],
  ])("judges %s", (_case, handoff, count) => {
    expect(found([handoff])).toHaveLength(count);
  });

  it("says both figures with their counts", () => {
    expect(found([failed(rates(95, 100), rates(70, 100))])).toEqual([
      "Success 70 % of 100, the week before 95 % of 100.",
    ]);
  });

  it("is one finding for a pair", () => {
    const handoff = failed(rates(95, 100), rates(70, 100));
    const found = regression.detect(traceOf([handoff, { ...handoff, seq: 2 }]), DEFAULT_THRESHOLDS);

    expect(found).toMatchObject([{ cause: '["Research","Analysis"]' }]);
  });
});
