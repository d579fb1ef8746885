import { describe, expect, it } from "vitest";
import { bucketOf } from "../rollups/histogram";
import { coldStart } from "./cold-start";
import { DEFAULT_THRESHOLDS } from "./thresholds";
import type { HandoffView } from "./trace-view";
import { past, traceOf, view } from "./trace-view.fixture";

const timed = (initMs: number | null, handoffMs: number | null = initMs) => ({
  timing: { initMs, handoffMs, executionMs: null },
});
const warmPast = (...ms: number[]) =>
  past({ warmInit: new Map(ms.map((each) => [bucketOf(each), 1])) });
const warm = (seq: number, ms: number) => view(seq, { pooled: true, ...timed(ms) });
const WARM = warmPast(80, 90, 100);

function found(handoffs: HandoffView[]) {
  return coldStart
    .detect(traceOf(handoffs), DEFAULT_THRESHOLDS)
    .flatMap(({ evidence }) => evidence.map(({ text }) => text));
}

describe("coldStart", () => {
  it("says how long it took and how long it takes when warm", () => {
    expect(found([view(1, { pooled: false, past: WARM, ...timed(2140, 2235) })])).toEqual([
      "Starting took 2140 ms, 96 % of the latency; warm, 95 % take at most 100 ms.",
    ]);
  });

  it.each<[string, HandoffView[], number]>([
    ["a start that was cold and slow", [view(1, { pooled: false, past: WARM, ...timed(900) })], 1],
    [
      "a cold start as fast as a warm one",
      [view(1, { pooled: false, past: WARM, ...timed(70) })],
      0,
    ],
    [
      "a cold start that hardly matters",
      [view(1, { pooled: false, past: WARM, ...timed(900, 9000) })],
      0,
    ],
    ["a warm start that was slow", [view(1, { pooled: true, past: WARM, ...timed(900) })], 0],
    ["an unknown start", [view(1, { pooled: null, past: WARM, ...timed(900) })], 0],
    ["an unknown time", [view(1, { pooled: false, past: WARM, ...timed(null) })], 0],
    ["a pair that was never warm", [view(1, { pooled: false, ...timed(900) })], 0],
    ["too few warm ones", [view(1, { pooled: false, past: warmPast(80, 90), ...timed(900) })], 0],
    [
      "by the trace itself where no other is known",
      [view(1, { pooled: false, ...timed(900) }), warm(2, 80), warm(3, 90), warm(4, 85)],
      1,
    ],
  ])("judges %s", (_case, handoffs, count) => {
    expect(found(handoffs)).toHaveLength(count);
  });
});
