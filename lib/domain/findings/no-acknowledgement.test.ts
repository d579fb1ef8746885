import { describe, expect, it } from "vitest";
import { nanos } from "../time";
import { noAcknowledgement } from "./no-acknowledgement";
import { DEFAULT_THRESHOLDS } from "./thresholds";
import type { HandoffView } from "./trace-view";
import { second, traceOf, view } from "./trace-view.fixture";

const silent = (fields: Partial<HandoffView> = {}): HandoffView =>
  view(1, {
    outcome: "in_flight",
    receivedAt: null,
    completedAt: null,
    firstSignAt: second(0),
    lastSignAt: second(0),
    ...fields,
  });
const signAt = (seconds: number) =>
  view(2, { firstSignAt: second(0), receivedAt: second(1), lastSignAt: second(seconds) });
const in1970 = (seconds: number) => nanos(BigInt(seconds) * 1_000_000_000n);
const in2099 = (seconds: number) =>
  nanos(4_070_908_800_000_000_000n + BigInt(seconds) * 1_000_000_000n);

function found(handoffs: HandoffView[], acknowledgementMs = 30_000) {
  return noAcknowledgement
    .detect(traceOf(handoffs), { ...DEFAULT_THRESHOLDS, acknowledgementMs })
    .flatMap(({ evidence }) => evidence.map(({ text }) => text));
}

describe("noAcknowledgement", () => {
  it.each<[string, HandoffView[], string[]]>([
    ["one that has just been sent", [silent()], []],
    ["silence, and nothing else happens either", [silent()], []],
    ["silence for 30 s", [silent(), signAt(30)], []],
    ["silence for 31 s", [silent(), signAt(31)], ["Not received after 31 s."]],
    ["what was given up", [silent({ outcome: "incomplete" })], ["It was never received."]],
    ["received in time", [view(1)], []],
    ["received late", [view(1, { receivedAt: second(50) })], ["It took 40 s to say so."]],
    ["accepted, which says it too", [silent({ acceptedAt: second(1) }), signAt(60)], []],
    ["done without a word", [silent({ completedAt: second(5) }), signAt(60)], []],
    ["rejected", [silent({ outcome: "rejected" }), signAt(60)], []],
    ["one that waits in a queue", [silent({ pattern: "pull" }), signAt(60)], []],
    ["one that waits for a person", [silent({ standing: "waiting" }), signAt(60)], []],
    ["two clocks that disagree", [view(1, { receivedAt: second(90), flags: ["clock_skew"] })], []],
    ["a clock in 1970", [silent({ firstSignAt: in1970(0), lastSignAt: in1970(0) })], []],
    ["a clock in 2099", [silent({ firstSignAt: in2099(0), lastSignAt: in2099(0) })], []],
    [
      "a late answer in 2099",
      [view(1, { firstSignAt: in2099(0), receivedAt: in2099(45) })],
      ["It took 45 s to say so."],
    ],
  ])("judges %s", (_case, handoffs, expected) => {
    expect(found(handoffs)).toEqual(expected);
  });

  it("waits as long as a project wants", () => {
    expect(found([silent(), signAt(31)], 60_000)).toEqual([]);
  });
});
