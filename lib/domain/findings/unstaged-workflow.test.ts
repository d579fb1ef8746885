import { describe, expect, it } from "vitest";
import { countSteps } from "./count-steps";
import { DEFAULT_THRESHOLDS } from "./thresholds";
import type { HandoffView } from "./trace-view";
import { id, traceOf, view } from "./trace-view.fixture";
import { unstagedWorkflow } from "./unstaged-workflow";

describe("countSteps", () => {
  it.each([
    ["Find 50 leads, enrich with contact data, send outreach emails", ["find", "enrich", "send"]],
    [
      "Find 30 Series A fintech companies using Stripe, get contacts, draft e-mails",
      ["find", "get", "draft"],
    ],
    [
      "1. Clean the data\n2. Please train a model\n3. Then write a report",
      ["clean", "train", "write"],
    ],
    ["Research and analyse and then summarise the market", ["research", "analyse", "summarise"]],
    ["Find 20 fintech companies using Stripe, not in Germany, by 30 June", ["find"]],
    ["Find blue, green and red ones", ["find"]],
    ["Find A, find B, find C", ["find"]],
    ["The search tools and their drafts are down", []],
    ["", []],
    ["🙂".repeat(2_001), []],
  ])("%s", (task, steps) => {
    expect(countSteps(task)).toEqual(steps);
  });
});

const THREE = "Find 50 leads, enrich with contact data, send outreach emails";
const slow = (executionMs: number) => ({ timing: { initMs: null, handoffMs: null, executionMs } });

function count(handoffs: HandoffView[]) {
  return unstagedWorkflow.detect(traceOf(handoffs), DEFAULT_THRESHOLDS).length;
}

describe("unstagedWorkflow", () => {
  it.each<[string, Partial<HandoffView>, number]>([
    ["three steps that failed", { task: THREE, outcome: "failed" }, 1],
    ["three steps that were not finished", { task: THREE, outcome: "incomplete" }, 1],
    ["three steps that took longer than three stages", { task: THREE, ...slow(8_201) }, 1],
    ["three steps that worked", { task: THREE, ...slow(3_800) }, 0],
    ["three steps that took nobody knows how long", { task: THREE }, 0],
    ["three steps that are one stage", { task: THREE, outcome: "failed", staged: true }, 0],
    ["two steps", { task: "Find leads, enrich them", outcome: "failed" }, 0],
    ["no words", { outcome: "failed" }, 0],
    ["all in flight", { task: THREE, outcome: "in_flight" }, 0],
    ["a return", { task: THREE, outcome: "failed", type: "return" }, 0],
  ])("judges %s", (_case, fields, expected) => {
    expect(count([view(1, fields)])).toBe(expected);
  });

  it("leaves out who passed the steps on, one by one", () => {
    const below = view(2, { parentId: id("h1") });

    expect(count([view(1, { task: THREE, outcome: "failed" }), below])).toBe(0);
  });
});
