import { describe, expect, it } from "vitest";
import { missingJustification } from "./missing-justification";
import { DEFAULT_THRESHOLDS } from "./thresholds";
import type { HandoffView } from "./trace-view";
import { past, traceOf, view } from "./trace-view.fixture";

const without = view(1, { justified: false });
const given = view(2, { justified: true });

describe("missingJustification", () => {
  it.each<[string, HandoffView[], number]>([
    ["a sender that never gives one", [without], 0],
    ["a sender that gives one elsewhere in the trace", [without, given], 1],
    [
      "a sender that gave one lately",
      [view(1, { justified: false, past: past({ isJustifiedAtTimes: true }) })],
      1,
    ],
    [
      "another sender that gives one",
      [without, { ...given, fromAgent: "Desk", fromKey: "Desk" }],
      0,
    ],
    [
      "a sender of another case",
      [without, { ...given, fromAgent: "research", fromKey: "research" }],
      0,
    ],
    ["nobody says", [view(1), given], 0],
    ["a return", [view(1, { justified: false, type: "return" }), given], 0],
    [
      "senders without a name",
      [
        { ...without, fromKey: null },
        { ...given, fromKey: null },
      ],
      0,
    ],
  ])("judges %s", (_case, handoffs, count) => {
    expect(missingJustification.detect(traceOf(handoffs), DEFAULT_THRESHOLDS)).toHaveLength(count);
  });
});
