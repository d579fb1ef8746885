import { describe, expect, it } from "vitest";
import { cascadingFailure } from "./cascading-failure";
import { DEFAULT_THRESHOLDS } from "./thresholds";
import type { HandoffView } from "./trace-view";
import { id, second, traceOf, view } from "./trace-view.fixture";

const HTTP = { type: "tool_error", message: "HTTP 500" };

/** Each was called by the one before it and ends before it. */
function stack(depth: number, fields: Partial<HandoffView> = {}): HandoffView[] {
  return Array.from({ length: depth }, (_, index) =>
    view(index + 1, {
      fromAgent: `a${index}`,
      toAgent: `a${index + 1}`,
      parentId: index === 0 ? null : id(`h${index}`),
      outcome: "failed",
      error: HTTP,
      completedAt: second(200 - index),
      ...fields,
    }),
  );
}

function found(handoffs: HandoffView[], felledMin = 2) {
  return cascadingFailure
    .detect(traceOf(handoffs), { ...DEFAULT_THRESHOLDS, felledMin })
    .map(({ title, handoffIds }) => `${title} [${handoffIds.join(" ")}]`);
}

describe("cascadingFailure", () => {
  it.each<[string, HandoffView[], string[]]>([
    ["nothing", [], []],
    ["one failure", stack(1), []],
    ["a failure and its caller", stack(2), []],
    [
      "one failure that felled two",
      stack(3),
      ["One failure felled 2 more: handoff 3 (a2 → a3) [h3 h2 h1]"],
    ],
    [
      "ended at one instant, from within",
      stack(3, { completedAt: second(100) }),
      ["One failure felled 2 more: handoff 3 (a2 → a3) [h3 h2 h1]"],
    ],
    [
      "each caller with its own word for it",
      stack(3).map((each) => ({ ...each, error: { type: "failed", message: each.id } })),
      ["One failure felled 2 more: handoff 3 (a2 → a3) [h3 h2 h1]"],
    ],
    [
      "others after it with the same message",
      ["B", "C", "D"].map((toAgent, index) =>
        view(index + 1, { toAgent, outcome: "failed", error: HTTP }),
      ),
      ["One failure felled 2 more: handoff 1 (Research → B) [h1 h2 h3]"],
    ],
    [
      "independent failures",
      ["B", "C", "D"].map((toAgent, index) =>
        view(index + 1, { toAgent, outcome: "failed", error: { type: "x", message: toAgent } }),
      ),
      [],
    ],
    [
      "retries of one agent",
      [1, 2, 3, 4].map((seq) => view(seq, { outcome: "failed", error: HTTP })),
      [],
    ],
    ["all in flight", stack(4, { outcome: "in_flight" }), []],
    ["never finished, which is another matter", stack(4, { outcome: "incomplete" }), []],
  ])("%s", (_case, handoffs, expected) => {
    expect(found(handoffs)).toEqual(expected);
  });

  it("is one finding for thirty errors of one unwinding stack", () => {
    expect(found(stack(30))).toHaveLength(1);
  });

  it("begins where a project wants it to", () => {
    expect(found(stack(2), 1)).toHaveLength(1);
  });
});
