import { describe, expect, it } from "vitest";
import { blindRetry } from "./blind-retry";
import { DEFAULT_THRESHOLDS } from "./thresholds";
import type { HandoffView } from "./trace-view";
import { id, said, traceOf, view } from "./trace-view.fixture";

const ERROR = { type: "tool_error", message: "HTTP 500" };

function tried(seq: number, fields: Partial<HandoffView> = {}): HandoffView {
  return view(seq, { outcome: "failed", error: ERROR, ...said(["Fetch the list"]), ...fields });
}

function looped(seq: number, fields: Partial<HandoffView> = {}): HandoffView {
  return tried(seq, {
    type: "loop",
    fromAgent: "Analysis",
    parentId: id(`h${seq - 1}`),
    ...fields,
  });
}

function found(handoffs: HandoffView[]) {
  return blindRetry
    .detect(traceOf(handoffs), DEFAULT_THRESHOLDS)
    .map(({ severity, handoffIds }) => `${severity} ${handoffIds.join(" ")}`);
}

describe("blindRetry", () => {
  it.each<[string, HandoffView[], string[]]>([
    ["one failure", [tried(1)], []],
    ["the same again by its caller", [tried(1), tried(2)], ["medium h1 h2"]],
    ["the same again by itself", [tried(1), looped(2)], ["medium h1 h2"]],
    ["again and again", [tried(1), looped(2), looped(3)], ["high h1 h2 h3"]],
    ["with something new", [tried(1), tried(2, said(["Fetch the list", "Page by page"]))], []],
    [
      "with less, which is no news",
      [tried(1, said(["Fetch the list", "All"])), tried(2)],
      ["medium h1 h2"],
    ],
    ["another error", [tried(1), tried(2, { error: { type: "timeout", message: null } })], []],
    ["that worked", [tried(1), tried(2, { outcome: "succeeded", error: null })], []],
    ["another agent", [tried(1), tried(2, { toAgent: "Writer" })], []],
    ["an agent of another case", [tried(1), tried(2, { toAgent: "analysis" })], []],
    ["for another caller", [tried(1), tried(2, { fromAgent: "Desk" })], []],
    ["an unknown input", [tried(1), tried(2, { told: () => null })], []],
    ["an unknown error", [tried(1, { error: null }), tried(2, { error: null })], []],
    ["all in flight", [tried(1, { outcome: "in_flight" }), tried(2, { outcome: "in_flight" })], []],
  ])("judges %s", (_case, handoffs, expected) => {
    expect(found(handoffs)).toEqual(expected);
  });
});
