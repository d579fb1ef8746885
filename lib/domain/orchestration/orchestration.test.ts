import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldRun } from "./fold-run";
import type { RunCommand } from "./next";
import type { RunEvent } from "./run-event";
import { isEnded, runStatusOf } from "./run-state";
import { type Answer, ended, sentEvent, simulateRun, succeeding } from "./simulate-run.fixture";
import { StageId, Workflow, type WorkflowInput } from "./workflow";

const flow = (stages: WorkflowInput["stages"], more: Partial<WorkflowInput> = {}) =>
  Workflow.parse({ name: "flow", stages, ...more });
const stage = (id: string, more: Partial<WorkflowInput["stages"][number]> = {}) => ({
  id,
  target: { agent: id },
  task: `do ${id}`,
  ...more,
});

/** What happened, short: `research<-research 1` is a hand-off of a stage to an agent, by attempt. */
const story = (commands: readonly RunCommand[]) =>
  commands.map((command) => {
    if (command.do === "end") return `end ${command.status}`;
    if (command.do !== "hand_off") return `${command.do} ${command.stage.id}`;
    const to = "agent" in command.target ? command.target.agent : "route";
    const wait = command.delayMs > 0 ? ` after ${command.delayMs}` : "";
    return `${command.stage.id}<-${to} ${command.last.attempt + 1}${wait}`;
  });

/** Fails the first `times` hand-offs with this error, then succeeds. */
const failing = (times: number, type = "agent_error"): Answer => {
  let failures = 0;
  return (command) => {
    if (command.do === "record_failure") {
      return [{ event: "failure_recorded", stage: command.stage.id }];
    }
    if (command.do === "ask_human") {
      return [{ event: "human_asked", stage: command.stage.id, approval_id: "a1" }];
    }
    if (command.do !== "hand_off" || failures >= times) return succeeding()(command, 0);
    failures += 1;
    const sent = sentEvent(command);
    const { stage: id, handoff_id } = sent;
    const error = { type, message: "it broke" };
    return [sent, { event: "handoff_failed", stage: id, handoff_id, error }];
  };
};

describe("a run", () => {
  it("goes from stage to stage, each with what it asked for", () => {
    const workflow = flow(
      [
        stage("research", {
          context: { industry: "/input/industry" },
          task: "find {{/input/count}} of {{/input/nothing}}",
        }),
        stage("analysis", {
          depends_on: ["research"],
          context: { found: "/results/research/found" },
        }),
      ],
      { result: { best: "/results/analysis" } },
    );

    const { commands, state } = simulateRun(workflow, {
      input: { industry: "fintech", count: 30 },
      answer: succeeding({ found: [1, 2] }),
    });

    expect(commands).toMatchObject([
      { task: "find 30 of (unknown)", context: { industry: "fintech" } },
      { context: { found: [1, 2] } },
      { do: "end", result: { best: { found: [1, 2] } } },
    ]);
    expect(runStatusOf(state)).toBe("completed");
  });

  it("starts what does not depend on each other at once, and joins", () => {
    const workflow = flow([stage("a"), stage("b"), stage("c", { depends_on: ["a", "b"] })]);

    const { commands } = simulateRun(workflow, { answer: succeeding() });

    expect(story(commands)).toEqual(["a<-a 1", "b<-b 1", "c<-c 1", "end completed"]);
  });

  it.each([
    { fallback: [], fails: 1, story: ["a<-a 1", "end failed"] },
    {
      fallback: [{ retry: { times: 2, backoff_ms: 100 } }],
      fails: 2,
      story: ["a<-a 1", "a<-a 2 after 100", "a<-a 3 after 200", "end completed"],
    },
    {
      fallback: [{ retry: { times: 1, backoff_ms: 100 } }, { reroute: { agent: "b" } }],
      fails: 2,
      story: ["a<-a 1", "a<-a 2 after 100", "a<-b 3", "end completed"],
    },
    {
      fallback: [
        { reroute: { agent: "b" } },
        { retry: { times: 1, backoff_ms: 100 } },
        { record_failure_and_continue: true as const },
      ],
      fails: 3,
      story: ["a<-a 1", "a<-b 2", "a<-b 3 after 100", "record_failure a", "end completed"],
    },
    {
      fallback: [{ fail: true as const }, { reroute: { agent: "b" } }],
      fails: 1,
      story: ["a<-a 1", "end failed"],
    },
    { fallback: [{ escalate: {} }], fails: 1, story: ["a<-a 1", "ask_human a"] },
    {
      fallback: [{ retry: { times: 3 } }, { reroute: { agent: "b" } }],
      fails: 1,
      type: "rejected",
      story: ["a<-a 1", "a<-b 2", "end completed"],
    },
  ])("after $fails failures of $type: $story", ({ fallback, fails, type, story: told }) => {
    const workflow = flow([stage("a", { fallback })]);

    const { commands } = simulateRun(workflow, { answer: failing(fails, type) });

    expect(story(commands)).toEqual(told);
  });

  it("tells a stage that an earlier result never came, and why", () => {
    const workflow = flow([
      stage("a", { fallback: [{ record_failure_and_continue: true }] }),
      stage("b", { depends_on: ["a"], context: { from_a: "/results/a" } }),
    ]);

    const { commands } = simulateRun(workflow, { answer: failing(1) });

    expect(commands.at(2)).toMatchObject({
      context: { from_a: { absent: true, error: { type: "agent_error", message: "it broke" } } },
    });
  });

  const gated = flow([
    stage("send", { approval: { question: "Send?" }, context: { to: "/input/to" } }),
  ]);
  const gate = { stage: StageId.parse("send"), approval_id: "g" };
  const opened: RunEvent = { event: "gate_opened", ...gate };

  it("waits at a gate, and sends what the person made of it", () => {
    expect(runStatusOf(foldRun(gated, [{ event: "run_started", input: {} }, opened]))).toBe(
      "waiting",
    );

    const passed: RunEvent = { event: "gate_passed", ...gate, edited: { to: "one" } };
    const { commands } = simulateRun(gated, {
      answer: (command) =>
        command.do === "open_gate" ? [opened, passed] : succeeding()(command, 0),
    });

    expect(commands).toMatchObject([
      { do: "open_gate" },
      { do: "hand_off", context: { to: "one" } },
      { do: "end" },
    ]);
  });

  it("sends what the person made of it again when the first attempt fails", () => {
    const fallback = [{ retry: { times: 1, backoff_ms: 1 } }];
    const workflow = flow([
      stage("send", { approval: { question: "Send?" }, context: { to: "/input/to" }, fallback }),
    ]);
    const passed: RunEvent = { event: "gate_passed", ...gate, edited: { to: "one" } };
    const answer = failing(1);

    const { commands } = simulateRun(workflow, {
      input: { to: "all" },
      answer: (command, count) =>
        command.do === "open_gate" ? [opened, passed] : answer(command, count),
    });

    expect(commands).toMatchObject([
      { do: "open_gate", context: { to: "all" } },
      { context: { to: "one" } },
      { context: { to: "one" } },
      { do: "end", status: "completed" },
    ]);
  });

  it.each([
    { answer: "result" as const, result: 5, status: "completed" },
    { answer: "fail" as const, status: "failed" },
  ])("ends $status when a person answers $answer", ({ status, ...answer }) => {
    const workflow = flow([stage("ask", { target: { human: { question: "How many?" } } })]);

    const { state } = simulateRun(workflow, {
      answer: (command) => {
        if (command.do === "end") return [ended(command)];
        const id = StageId.parse("ask");
        return [
          { event: "human_asked", stage: id, approval_id: "q" },
          { event: "human_answered", stage: id, approval_id: "q", ...answer },
        ];
      },
    });

    expect(runStatusOf(state)).toBe(status);
  });

  it("applies a completion once, and none of an attempt that is over", () => {
    const workflow = flow([stage("a", { fallback: [{ retry: { times: 1 } }] })]);
    const { events } = simulateRun(workflow, { answer: failing(1) });
    const late = events.map((event): RunEvent =>
      event.event === "handoff_failed"
        ? {
            event: "handoff_succeeded",
            stage: event.stage,
            handoff_id: event.handoff_id,
            result: "late",
          }
        : event,
    );

    expect(foldRun(workflow, [...events, ...late])).toEqual(foldRun(workflow, events));
  });

  it("goes on from where it failed when it is retried", () => {
    const workflow = flow([stage("a"), stage("b", { depends_on: ["a"] })]);
    const { events } = simulateRun(workflow, {
      answer: (command, count) => (count === 2 ? failing(1)(command, 0) : succeeding()(command, 0)),
    });
    const resumed = foldRun(workflow, [...events, { event: "run_resumed" }]);

    expect(runStatusOf(foldRun(workflow, events))).toBe("failed");
    expect([...resumed.stages.values()].map(({ kind }) => kind)).toEqual(["succeeded", "cleared"]);
  });

  it("begins again what was withdrawn when it failed, not what succeeded", () => {
    const workflow = flow([
      stage("done"),
      stage("fails"),
      stage("at-work"),
      stage("gated", { approval: { question: "?" } }),
    ]);
    const { events } = simulateRun(workflow, {
      answer: (command, count) => {
        if (command.do === "end") return [ended(command)];
        if (command.do === "open_gate") {
          return [{ event: "gate_opened", stage: command.stage.id, approval_id: "g" }];
        }
        if (command.do !== "hand_off") return [];
        const { id } = command.stage;
        if (id === "done") return succeeding()(command, count);
        return id === "fails" ? failing(1)(command, count) : [sentEvent(command)];
      },
    });

    const resumed = foldRun(workflow, [...events, { event: "run_resumed" }]);

    expect(runStatusOf(foldRun(workflow, events))).toBe("failed");
    expect([...resumed.stages.values()].map(({ kind }) => kind)).toEqual([
      "succeeded",
      "cleared",
      "cleared",
      "waiting",
    ]);
  });

  const stages = fc.integer({ min: 1, max: 8 }).chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, index) =>
        fc.record({
          id: fc.constant(`s${index}`),
          target: fc.constantFrom({ agent: "x" }, { human: { question: "?" } }, { route: {} }),
          task: fc.constant("do"),
          depends_on: fc.subarray(Array.from({ length: index }, (__, before) => `s${before}`)),
          approval: fc.option(fc.constant({ question: "ok?" }), { nil: undefined }),
          fallback: fc.array(
            fc.constantFrom(
              { retry: { times: 2, backoff_ms: 1 } },
              { reroute: { agent: "y" } },
              { escalate: {} },
              { record_failure_and_continue: true as const },
              { fail: true as const },
            ),
            { maxLength: 4 },
          ),
        }),
      ),
    ),
  );

  it("ends or waits for a named person, whatever its agents do", () => {
    fc.assert(
      fc.property(stages, fc.array(fc.nat(3), { minLength: 1, maxLength: 20 }), (drawn, luck) => {
        const workflow = flow(drawn);
        const { state } = simulateRun(workflow, {
          answer: (command, count) =>
            randomly(command, { luck: luck[count % luck.length] ?? 0, count }),
        });

        const isStuck =
          !state.end &&
          ![...state.stages.values()].some(({ kind }) => kind === "gated" || kind === "asked");
        expect(isStuck).toBe(false);
        const isWhole = [...state.stages.values()].every(isEnded);
        expect(state.end?.status === "completed" && !isWhole).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

function randomly(
  command: RunCommand,
  { luck, count }: { luck: number; count: number },
): RunEvent[] {
  if (command.do === "end") return [ended(command)];
  const id = command.stage.id;
  const approval = { stage: id, approval_id: `a${count}` };
  if (command.do === "record_failure") return [{ event: "failure_recorded", stage: id }];
  if (command.do === "open_gate") {
    const opened: RunEvent = { event: "gate_opened", ...approval };
    return luck === 0 ? [opened] : [opened, { event: "gate_passed", ...approval }];
  }
  if (command.do === "ask_human") {
    const asked: RunEvent = { event: "human_asked", ...approval };
    const answers = ["result", "retry", "fail"] as const;
    // Whoever is asked for ever may ask again for ever; nobody is here.
    const answer = count < 60 ? answers[luck - 1] : "fail";
    return answer ? [asked, { event: "human_answered", ...approval, answer }] : [asked];
  }
  const sent = sentEvent(command);
  const { handoff_id } = sent;
  const error = { type: luck === 3 ? "rejected" : "agent_error", message: "no" };
  return luck < 2
    ? [sent, { event: "handoff_succeeded", stage: id, handoff_id, result: luck }]
    : [sent, { event: "handoff_failed", stage: id, handoff_id, error }];
}
