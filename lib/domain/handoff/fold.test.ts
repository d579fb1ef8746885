import { describe, expect, it } from "vitest";
import { nanosFromMs } from "../time";
import { handoffTold, payload, type Told } from "./fold-event.fixture";
import { foldHandoff } from "./fold";

const initiated: Told = { event: "handoff_initiated", at: 0, from_agent: "A", to_agent: "B" };
const received: Told = { event: "handoff_received", at: 10, agent: "B" };
const complete: Told = { event: "task_complete", at: 50, agent: "B" };

describe("foldHandoff", () => {
  it("has nothing to say of no events", () => {
    expect(foldHandoff([])).toBeUndefined();
  });

  it("tells a whole handoff", () => {
    const handoff = handoffTold(
      {
        ...initiated,
        task: "fix INV-7",
        context: payload("sent", 2048),
        held: payload("held"),
        justification: "billing knows invoices",
        validation: { ok: true },
        type: "route",
        pattern: "push",
        reason: "task_classification",
        mode: "sync",
        phase: "ready",
        acceptance_criteria: ["paid"],
        required_tools: ["refund"],
        staged: true,
        parent_handoff_id: "p",
        state: { handoff_count: 1 },
        timing: { sent_at: "1000000", routing_ms: 3 },
      },
      {
        ...received,
        context: payload("received"),
        cold_start: false,
        timing: { arrived_at: "4000000", ready_at: "9000000" },
      },
      { event: "handoff_accepted", at: 11 },
      { event: "context_understood", at: 12, understood: payload("understood") },
      { ...complete, result: payload("result"), usage: { credits: 3 }, quality: 0.9 },
      { event: "handoff_progressed", at: 60, step: "returned" },
    );

    expect(handoff).toEqual({
      id: "h",
      traceId: "t",
      fromAgent: "A",
      toAgent: "B",
      fromService: null,
      toService: null,
      task: "fix INV-7",
      declaredType: "route",
      declaredParentId: "p",
      pattern: "push",
      reason: "task_classification",
      mode: "sync",
      phase: "ready",
      justification: "billing knows invoices",
      acceptanceCriteria: ["paid"],
      requiredTools: ["refund"],
      outputKey: null,
      explicit: true,
      justified: true,
      validated: true,
      staged: true,
      pooled: true,
      inferred: false,
      inferredWhy: null,
      outcome: "succeeded",
      standing: null,
      error: null,
      initiatedAt: nanosFromMs(0),
      sentAt: nanosFromMs(1),
      arrivedAt: nanosFromMs(4),
      readyAt: nanosFromMs(9),
      receivedAt: nanosFromMs(10),
      acceptedAt: nanosFromMs(11),
      completedAt: nanosFromMs(50),
      returnedAt: nanosFromMs(60),
      firstSignAt: nanosFromMs(0),
      lastSignAt: nanosFromMs(60),
      timing: {
        routingMs: 3,
        serializationMs: 1,
        networkMs: 3,
        initMs: 5,
        deserializationMs: 1,
        handoffMs: 10,
        executionMs: 40,
      },
      flags: [],
      quality: 0.9,
      usage: { credits: 3 },
      loopState: { handoff_count: 1 },
      contexts: {
        held: payload("held"),
        sent: payload("sent", 2048),
        received: payload("received"),
        understood: payload("understood"),
        result: payload("result"),
      },
      contextBytes: 2048,
    });
  });

  it.each([
    {
      told: "native",
      origin: "native",
      is: { explicit: false, justified: false, validated: false },
    },
    {
      told: "foreign",
      origin: "foreign",
      is: { explicit: null, justified: null, validated: null },
    },
  ] as const)("reads what a $told sender leaves out", ({ origin, is }) => {
    const handoff = handoffTold({ ...initiated, origin }, received);

    expect(handoff).toMatchObject({ ...is, staged: null, pooled: null, contextBytes: null });
  });

  it("claims nothing of a handoff whose initiation has not arrived", () => {
    expect(handoffTold(received)).toMatchObject({
      fromAgent: null,
      toAgent: "B",
      explicit: null,
      justified: null,
      validated: null,
      initiatedAt: null,
      outcome: "in_flight",
    });
  });

  it.each([
    { case: "a context", said: { context: payload("c") }, is: true },
    { case: "a pointer", said: { output_key: "output/A/h" }, is: true },
    { case: "stated no", said: { context: payload("c"), explicit: false }, is: false },
    { case: "stated yes", said: { explicit: true }, is: true },
  ])("explicit by $case: $is", ({ said, is }) => {
    expect(handoffTold({ ...initiated, ...said }).explicit).toBe(is);
  });

  it("does not take a blank justification for one", () => {
    expect(handoffTold({ ...initiated, justification: " " }).justified).toBe(false);
  });

  it.each([
    { case: "received", events: [received], is: { outcome: "in_flight", error: null } },
    { case: "completed", events: [received, complete], is: { outcome: "succeeded", error: null } },
    {
      case: "completed, never received",
      events: [complete],
      is: { outcome: "in_flight", error: null },
    },
    {
      case: "claimed and completed",
      events: [{ event: "handoff_progressed", at: 5, step: "claimed" }, complete],
      is: { outcome: "succeeded", receivedAt: nanosFromMs(5) },
    },
    {
      case: "failed",
      events: [received, { event: "task_failed", at: 40, error: { type: "boom" } }],
      is: {
        outcome: "failed",
        error: { type: "boom", message: null },
        completedAt: nanosFromMs(40),
      },
    },
    {
      case: "failed, then completed",
      events: [received, { event: "task_failed", at: 40, error: { type: "boom" } }, complete],
      is: { outcome: "succeeded", error: null },
    },
    {
      case: "completed, then failed",
      events: [received, complete, { event: "task_failed", at: 60, error: { type: "boom" } }],
      is: { outcome: "failed", error: { type: "boom", message: null } },
    },
    {
      case: "completed in spite of a tool error",
      events: [received, { ...complete, tool_error: true }],
      is: { outcome: "succeeded", flags: ["tool_error"] },
    },
    {
      case: "rejected",
      events: [{ event: "handoff_rejected", at: 12, agent: "B", reason: "not mine" }],
      is: {
        outcome: "rejected",
        error: { type: "rejected", message: "not mine" },
        completedAt: null,
      },
    },
    {
      case: "timed out",
      events: [received, { event: "handoff_timed_out", at: 99 }],
      is: { outcome: "incomplete", error: { type: "timeout", message: null }, completedAt: null },
    },
    {
      case: "rated low afterwards",
      events: [received, complete, { event: "quality_rated", at: 70, score: 0.7, rater: "ann" }],
      is: { outcome: "failed", quality: 0.7, error: { type: "low_quality", message: null } },
    },
    {
      case: "a return that arrived",
      events: [{ ...initiated, type: "return" }, received],
      is: { outcome: "succeeded" },
    },
    {
      case: "clocks that disagree",
      events: [{ ...initiated, at: 30 }, received, complete],
      is: { outcome: "succeeded", flags: ["clock_skew"] },
    },
  ])("$case", ({ events, is }) => {
    const told = events.some(({ event }) => event === "handoff_initiated");

    expect(handoffTold(...(told ? [] : [initiated]), ...events)).toMatchObject(is);
  });

  it.each([
    { scores: "self 0.6", is: 0.6 },
    { scores: "ann 0.2@1 ann 0.9@2", is: 0.9 },
    { scores: "ann 0.9@2 ann 0.2@1", is: 0.9 },
    { scores: "self 0.5 ann 0.6@1 bob 1@1", is: 0.7 },
  ])("quality of $scores is the mean of the latest per rater: $is", ({ scores, is }) => {
    const ratings = [...scores.matchAll(/(ann|bob) ([\d.]+)@(\d)/g)].map((match): Told => {
      const [, rater, score, at] = match;
      return { event: "quality_rated", at: 100 + Number(at), rater, score: Number(score) };
    });
    const self = /self ([\d.]+)/.exec(scores)?.[1];

    const handoff = handoffTold(
      { ...complete, ...(self === undefined ? {} : { quality: Number(self) }) },
      ...ratings,
    );

    expect(handoff.quality).toBe(is);
  });

  it.each([
    { events: "ask(1)", standing: "waiting" },
    { events: "ask(1) decide(1)", standing: null },
    { events: "decide(1) ask(1)", standing: null },
    { events: "ask(1) ask(2) decide(1)", standing: "waiting" },
    { events: "lose", standing: "lost" },
    { events: "lose claim", standing: null },
    { events: "ask(1) lose", standing: "waiting" },
    { events: "ask(1) complete", standing: null },
  ])("after $events it is $standing", ({ events, standing }) => {
    const told = events.split(" ").map((word, index): Told => {
      const at = 20 + index;
      const approval_id = word.at(-2) ?? "";
      if (word.startsWith("ask")) return { event: "approval_requested", at, approval_id };
      if (word === "complete") return { ...complete, at };
      return word.startsWith("decide")
        ? { event: "approval_decided", at, approval_id, decision: "approve" }
        : { event: "handoff_progressed", at, step: word === "lose" ? "lease_lost" : "claimed" };
    });

    expect(handoffTold(initiated, received, ...told).standing).toBe(standing);
  });

  it("believes the first to state a scalar, and the last to state an end", () => {
    const handoff = handoffTold(
      { ...initiated, id: "b", to_agent: "late" },
      { ...initiated, id: "a", to_agent: "early" },
      received,
      { ...complete, at: 60, result: payload("second"), usage: { credits: 2 } },
      { ...complete, at: 50, result: payload("first"), usage: { credits: 1 } },
    );

    expect(handoff).toMatchObject({
      toAgent: "early",
      completedAt: nanosFromMs(60),
      usage: { credits: 2 },
      contexts: { result: payload("second") },
    });
  });

  it("marks an inferred handoff and keeps why", () => {
    const handoff = handoffTold({ ...initiated, origin: "foreign", inferred_why: "nested span" });

    expect(handoff).toMatchObject({ inferred: true, inferredWhy: "nested span" });
  });

  it("does not take a blackboard reader for the callee", () => {
    const handoff = handoffTold({ event: "blackboard_read", at: 1, key: "k", agent: "X" });

    expect(handoff.toAgent).toBeNull();
  });
});
