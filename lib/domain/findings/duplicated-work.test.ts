import { describe, expect, it } from "vitest";
import { duplicatedWork } from "./duplicated-work";
import { DEFAULT_THRESHOLDS } from "./thresholds";
import type { HandoffView, ToolCall } from "./trace-view";
import { second, traceOf, view } from "./trace-view.fixture";

const call = (agent: string, at: number, fields: Partial<ToolCall> = {}): ToolCall => ({
  agent,
  tool: "web_search",
  startedAt: second(at),
  status: "ok",
  argumentsPrint: "stripe",
  ...fields,
});
const caller = call("Research", 5);
const callee = call("Analysis", 12);

function count(calls: ToolCall[], fields: Partial<HandoffView> = {}) {
  return duplicatedWork.detect(traceOf([view(1, fields)], { calls }), DEFAULT_THRESHOLDS).length;
}

describe("duplicatedWork", () => {
  it.each<[string, ToolCall[], number]>([
    ["no calls", [], 0],
    ["one call", [caller], 0],
    ["the same call by both", [caller, callee], 1],
    ["other arguments", [caller, { ...callee, argumentsPrint: "adyen" }], 0],
    ["another tool", [caller, { ...callee, tool: "crm_search" }], 0],
    ["no arguments", [caller, callee].map((each) => ({ ...each, argumentsPrint: null })), 0],
    ["a call that had failed", [{ ...caller, status: "error" }, callee], 0],
    ["a call that nobody says failed", [{ ...caller, status: "unset" }, callee], 1],
    ["a call of a third agent", [call("Writer", 5), callee], 0],
    ["the caller's after the handoff", [call("Research", 11), callee], 0],
    ["the callee's before it", [caller, call("Analysis", 7)], 0],
    ["the callee's after it was done", [caller, call("Analysis", 16)], 0],
  ])("judges %s", (_case, calls, expected) => {
    expect(count(calls)).toBe(expected);
  });

  it("is not meant of answers and of an agent's own retries", () => {
    expect(count([caller, callee], { type: "return" })).toBe(0);
    expect(count([caller, call("Research", 12)], { toAgent: "Research", type: "loop" })).toBe(0);
  });
});
