import { describe, expect, it } from "vitest";
import type { LineageFact } from "../context/lineage-model";
import type { HandoffView } from "../findings/trace-view";
import { id, said, second, traceOf, view } from "../findings/trace-view.fixture";
import { SpanId } from "../ids";
import { nanos } from "../time";
import { diagnose } from "./diagnose";
import type { Step } from "./suspect";

const step = (seq: number, agent: string, text: string, fields: Partial<Step> = {}): Step => ({
  spanId: SpanId.parse(`s${seq}`),
  agent,
  kind: "agent",
  name: agent,
  startedAt: second(seq),
  status: "unset",
  text,
  ...fields,
});

function lost(path: string, lostAt: string, neededBy: string): LineageFact {
  const leaf = { path, value: path, isKey: true, isData: false };
  const fact = { path, text: path, kind: "string" as const, key: path, isKey: true, leaf };
  return {
    id: path,
    fact: { ...fact, isEntity: false, start: 0, end: 0 },
    origin: "request",
    states: [],
    needs: [{ handoffId: id(neededBy), why: "clarification" }],
    lostAt: id(lostAt),
  };
}

/** `agent at handoff|step: reason, reason`, the first suspects first. */
function found(
  handoffs: HandoffView[],
  {
    steps = [],
    lineage = [],
    request = "",
  }: { steps?: Step[]; lineage?: LineageFact[]; request?: string } = {},
) {
  return diagnose({ view: traceOf(handoffs, { lineage }), steps, request }).map(
    ({ agent, handoffId, spanId, reasons }) =>
      `${agent} at ${spanId ?? handoffId}: ${reasons.map(({ why }) => why).join(", ")}`,
  );
}

const failed = (seq: number, fields: Partial<HandoffView> = {}) =>
  view(seq, { outcome: "failed", error: { type: "x", message: `at ${seq}` }, ...fields });

describe("diagnose, by handoffs", () => {
  it.each<[string, HandoffView[], LineageFact[], string[]]>([
    ["nothing in nothing", [], [], []],
    ["nothing in one handoff that worked", [view(1)], [], []],
    ["one handoff that failed", [failed(1)], [], ["Analysis at h1: error_origin"]],
    [
      "where an error began, not where it surfaced",
      [
        failed(1, { toAgent: "A", completedAt: second(90) }),
        failed(2, { toAgent: "B", parentId: id("h1"), completedAt: second(80) }),
        failed(3, { toAgent: "C", parentId: id("h2"), completedAt: second(70) }),
      ],
      [],
      ["C at h3: error_origin"],
    ],
    [
      "who left out what was needed before who failed for want of it",
      [view(1), failed(2, { toAgent: "Writer" })],
      [lost("/budget", "h1", "h2")],
      ["Research at h1: lost_fact", "Writer at h2: error_origin"],
    ],
    [
      "who handed over too early",
      [view(1, { questions: ["Which market?"] }), failed(2, { toAgent: "Writer" })],
      [],
      ["Writer at h2: error_origin", "Research at h1: asked_back"],
    ],
    [
      "the innermost of those that were never finished",
      [
        view(1, { outcome: "incomplete", toAgent: "A" }),
        view(2, { outcome: "incomplete", toAgent: "B", parentId: id("h1") }),
      ],
      [],
      ["B at h2: premature_end"],
    ],
    [
      "who went into a loop",
      [1, 2, 3].map((seq) => view(seq, said(["Clean it first"], ["It is clean already"]))),
      [],
      ["Research at h2: loop_entry"],
    ],
    [
      "every one of failures that have nothing to do with each other",
      [failed(1, { toAgent: "A" }), failed(2, { toAgent: "a" })],
      [],
      ["A at h1: error_origin", "a at h2: error_origin"],
    ],
    ["nothing while all are in flight", [view(1, { outcome: "in_flight" })], [], []],
    [
      "the earlier of two alike, whatever the clocks say",
      [
        failed(1, { toAgent: "A", firstSignAt: nanos(4_070_908_800_000_000_000n) }),
        failed(2, { toAgent: "B", firstSignAt: nanos(0n) }),
      ],
      [],
      ["B at h2: error_origin", "A at h1: error_origin"],
    ],
  ])("suspects %s", (_case, handoffs, lineage, expected) => {
    expect(found(handoffs, { lineage })).toEqual(expected);
  });

  it("says what the error was and how many it felled", () => {
    const handoffs = [
      failed(1, { completedAt: second(90) }),
      failed(2, { parentId: id("h1"), completedAt: second(80) }),
    ];
    const [first] = diagnose({ view: traceOf(handoffs), steps: [], request: "" });

    expect(first?.reasons).toEqual([
      { why: "error_origin", text: "It failed first: x: at 2. 1 more failed with it." },
    ]);
  });
});

const PLAN = step(1, "Planner", "We find the price first, then we check it.");
const ANSWER = step(2, "Expert", "It is so.");
const CODE = step(2, "Coder", "```python\nprint(x)\n```");
const BROKEN = step(3, "Computer_terminal", "exitcode: 1 (execution failed)\nNameError: x");

describe("diagnose, by steps", () => {
  it.each<[string, Step[], string]>([
    ["who answered first", [PLAN, ANSWER], "Expert at s2: first_answer, premature_end"],
    [
      "who asked for what failed",
      [PLAN, CODE, BROKEN, step(4, "Coder", "Unable to find x.")],
      "Coder at s2: first_answer, caused_tool_error",
    ],
    [
      "who assumed",
      [PLAN, ANSWER, step(3, "Expert", "I will use placeholder data for now.")],
      "Expert at s3: assumption, premature_end",
    ],
    [
      "who states what nobody told it",
      [
        PLAN,
        ANSWER,
        step(3, "Expert", 'It is "Glass Onion" of 2022, 139 min, rated 7.1 by "IMDB".'),
      ],
      "Expert at s3: unsupported_claim, premature_end",
    ],
    [
      "who is said to be wrong",
      [PLAN, ANSWER, step(3, "Checker", "That is incorrect.")],
      "Expert at s2: first_answer, contradiction",
    ],
    [
      "who does the same again",
      [
        PLAN,
        ANSWER,
        step(3, "Surfer", "I clicked Next."),
        step(4, "Expert", "Go on."),
        step(5, "Surfer", "I clicked Next."),
      ],
      "Surfer at s3: loop_entry",
    ],
    [
      "a tool by nobody's words but its status",
      [PLAN, ANSWER, step(3, "crm", "busy", { kind: "tool", status: "error" })],
      "Expert at s2: first_answer, caused_tool_error, premature_end",
    ],
  ])("suspects %s", (_case, steps, expected) => {
    expect(found([], { steps, request: "What is the price of 3 apples?" })[0]).toBe(expected);
  });

  it("suspects neither people nor tools, and nobody who said nothing", () => {
    const steps = [
      step(1, "human", "What is the price?", { kind: "human" }),
      step(2, "crm", "42", { kind: "tool" }),
      step(3, "Expert", ""),
    ];

    expect(found([], { steps })).toEqual([]);
  });

  it("takes thoughts for the work where there is nothing else", () => {
    const thought = step(1, "Orchestrator", "I translate it.", { name: "Orchestrator (thought)" });

    expect(found([], { steps: [thought] })).toEqual([
      "Orchestrator at s1: first_answer, premature_end",
    ]);
  });

  it("names the handoff that an agent was working on", () => {
    const handoff = view(1, { toAgent: "Expert", firstSignAt: second(1) });

    expect(
      diagnose({ view: traceOf([handoff]), steps: [PLAN, ANSWER], request: "" })[0],
    ).toMatchObject({ agent: "Expert", spanId: "s2", handoffId: "h1" });
  });
});
