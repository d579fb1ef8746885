import { describe, expect, it } from "vitest";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { deriveHandoffEvents } from "./derive-handoffs";
import { checkStored, initiatedIn, outlineOf, span, toolCall } from "./spans.fixture";

const root = span("root", { kind: "other", name: "run", times: [0, 100] });
const a = span("a", { parent: "root", agent: "A", times: [1, 10] });
const b = span("b", { parent: "root", agent: "B Agent", times: [12, 20] });
const done = ["handoff_received B Agent @12", "task_complete B Agent @20"];

type Case = [dialect: string, spans: TraceSpan[], outline: string[]];
const told = (id: string, attributes: TraceSpan["attributes"], kind: TraceSpan["kind"] = "other") =>
  span(id, { parent: "a", kind, name: "step", times: [5, 6], attributes: { ...attributes } });

describe("dialects of handoff spans and attributes", () => {
  it.each<Case>([
    [
      "baton.handoff.* on any span",
      [told("h", { "baton.handoff.from_agent": "A", "baton.handoff.to_agent": "B Agent" })],
      ["A>B Agent @5", ...done],
    ],
    [
      "gen_ai.transfer.target.name on a tool call",
      [
        toolCall("route", "h", {
          parent: "a",
          times: [5, 6],
          attributes: { "gen_ai.transfer.target.name": "b_agent" },
        }),
      ],
      ["A>B Agent @5", ...done],
    ],
    [
      "gen_ai.agent.handoff.source/target",
      [
        told("h", {
          "gen_ai.agent.handoff.source.name": "A",
          "gen_ai.agent.handoff.target.name": "B Agent",
        }),
      ],
      ["A>B Agent @5", ...done],
    ],
    [
      "gen_ai.caller.name on the callee's own span",
      [
        span("c", {
          agent: "C",
          parent: "b",
          times: [13, 18],
          attributes: { "gen_ai.caller.type": "agent", "gen_ai.caller.name": "B Agent" },
        }),
      ],
      [
        "A>B Agent @10",
        "handoff_received B Agent @12",
        "B Agent>C @13",
        "handoff_received C @13",
        "C>B Agent @18",
        "handoff_received B Agent @18",
        "task_complete C @18",
        "task_complete B Agent @20",
      ],
    ],
    [
      "Traceloop's handoff span",
      [
        told(
          "h",
          {
            "gen_ai.operation.name": "handoff",
            "gen_ai.handoff.from_agent": "A",
            "gen_ai.handoff.to_agent": "B Agent",
          },
          "handoff",
        ),
      ],
      ["A>B Agent @5", ...done],
    ],
    [
      "the contrib package's variants",
      [
        told(
          "h",
          {
            "gen_ai.operation.name": "agent_handoff",
            "gen_ai.handoff.from_agent.name": "A",
            "gen_ai.handoff.to_agent.name": "B Agent",
          },
          "handoff",
        ),
      ],
      ["A>B Agent @5", ...done],
    ],
    [
      "Sentry's span, which says it in its name",
      [
        span("h", {
          parent: "a",
          kind: "other",
          name: "handoff from A to B Agent",
          times: [5, 6],
          attributes: { "sentry.op": "gen_ai.handoff" },
        }),
      ],
      ["A>B Agent @5", ...done],
    ],
    [
      "the OpenAI SDK's span data",
      [
        told(
          "h",
          {
            "openai.span_data.type": "handoff",
            "openai.span_data.from_agent": "A",
            "openai.span_data.to_agent": "B Agent",
          },
          "handoff",
        ),
      ],
      ["A>B Agent @5", ...done],
    ],
    [
      "bare from_agent and to_agent",
      [told("h", { from_agent: "A", to_agent: "B Agent" })],
      ["A>B Agent @5", ...done],
    ],
    [
      "Logfire's message",
      [told("h", { "logfire.msg": "Handoff: A → B Agent" })],
      ["A>B Agent @5", ...done],
    ],
    [
      "OpenInference's tool span",
      [span("h", { parent: "a", kind: "tool", name: "handoff to B Agent", times: [5, 6] })],
      ["A>B Agent @5", ...done],
    ],
    [
      "Traceloop's langgraph.command",
      [
        told("h", {
          "langgraph.command.source_node": "A",
          "langgraph.command.goto_node": "B Agent",
        }),
      ],
      ["A>B Agent @5", ...done],
    ],
    [
      "a tool named handoff_to_X",
      [toolCall("handoff_to_B_Agent", "h", { parent: "a", times: [5, 6] })],
      ["A>B Agent @5", ...done],
    ],
    [
      "a tool named hand_off_to_X",
      [toolCall("hand_off_to_b_agent", "h", { parent: "a", times: [5, 6] })],
      ["A>B Agent @5", ...done],
    ],
  ])("reads %s", (_dialect, spans, outline) => {
    expect(outlineOf([root, a, b, ...spans])).toEqual(outline);
  });

  it.each<Case>([
    [
      "OpenInference's graph.node.parent_id",
      [
        span("b", {
          ...own(b),
          attributes: { "graph.node.id": "B Agent", "graph.node.parent_id": "A" },
        }),
      ],
      ["A>B Agent @12", ...done],
    ],
    [
      "Traceloop's handoff_parent",
      [span("b", { ...own(b), attributes: { "gen_ai.agent.handoff_parent": "A" } })],
      ["A>B Agent @12", ...done],
    ],
    [
      "a node's parent that is an id",
      [
        span("a", {
          parent: "root",
          agent: "A",
          times: [1, 10],
          attributes: { "graph.node.id": "7" },
        }),
        span("b", { ...own(b), attributes: { "graph.node.id": "8", "graph.node.parent_id": "7" } }),
      ],
      ["A>B Agent @12", ...done],
    ],
  ])("reads %s on the callee's own span", (_dialect, spans, outline) => {
    expect(outlineOf([root, ...(spans.length === 2 ? [] : [a]), ...spans])).toEqual(outline);
  });

  it("joins what sender and receiver state about one baton.handoff.id", () => {
    const events = deriveHandoffEvents([
      root,
      span("a", {
        ...own(a),
        attributes: {
          "baton.handoff.id": "h1",
          "baton.handoff.to_agent": "B Agent",
          "baton.handoff.task": "Refund",
          "baton.handoff.type": "delegate",
          "baton.handoff.has": ["context"],
        },
        input: "sent",
      }),
      span("b", {
        ...own(b),
        attributes: { "baton.handoff.id": "h1", "baton.handoff.has": ["received", "understood"] },
        input: "received",
        output: "understood",
      }),
    ]);

    expect(checkStored(events)).toMatchObject([
      {
        event: "handoff_initiated",
        handoff_id: "h1",
        from_agent: "A",
        to_agent: "B Agent",
        task: "Refund",
        type: "delegate",
        context: { payload: "sent" },
      },
      { event: "handoff_received", handoff_id: "h1", at: 12n, context: { payload: "received" } },
      { event: "context_understood", handoff_id: "h1", understood: { payload: "understood" } },
      { event: "task_complete", handoff_id: "h1" },
    ]);
  });

  it("states what an unobserved agent got without calling it a failure", () => {
    expect(outlineOf([root, a, told("h", { "baton.handoff.to_agent": "elsewhere" })])).toEqual([
      "A>elsewhere @5",
    ]);
  });
});

describe("OpenAI handoff spans", () => {
  const handoff = (attributes: TraceSpan["attributes"], id = "h") =>
    span(id, {
      parent: "a",
      kind: "handoff",
      name: "handoff",
      times: [5, 6],
      attributes: {
        "openai.span_data.type": "handoff",
        "openai.span_data.from_agent": "A",
        ...attributes,
      },
    });

  it("takes the sender's last input as held, the receiver's first as what was sent and received", () => {
    const llm = (id: string, parent: string, at: number) =>
      span(id, {
        parent,
        kind: "llm",
        name: "generation",
        times: [at, at + 1],
        input: `input of ${id}`,
        output: `output of ${id}`,
      });

    expect(
      deriveHandoffEvents([
        root,
        a,
        b,
        llm("g1", "a", 2),
        llm("g2", "a", 3),
        llm("g3", "b", 13),
        llm("g4", "b", 15),
        handoff({ "openai.span_data.to_agent": "B Agent" }),
      ]),
    ).toMatchObject([
      { held: { payload: "input of g2" }, context: { payload: "input of g3" } },
      { event: "handoff_received", context: { payload: "input of g3" } },
      { event: "task_complete", at: 20n, result: { payload: "output of g4" } },
    ]);
  });

  it("takes the task from the call by which the sender's model asked", () => {
    const calls = [
      { name: "lookup", arguments: { task: "not this" } },
      { name: "transfer_to_B_Agent", arguments: { task: "Refund", justification: "j" } },
    ];
    const asking = span("g", {
      parent: "a",
      kind: "llm",
      name: "generation",
      times: [3, 4],
      attributes: { "openai.tool_calls": calls },
    });

    const [initiated] = deriveHandoffEvents([
      root,
      a,
      b,
      asking,
      handoff({ "openai.span_data.to_agent": "B Agent" }),
    ]);

    expect(initiated).toMatchObject({ task: "Refund", justification: "j" });
  });

  it("names whom the model called when a callback that threw left it unnamed", () => {
    const calls = [{ name: "transfer_to_b_agent", arguments: {} }];
    const sender = span("a", {
      ...own(a),
      attributes: { "openai.span_data.handoffs": ["C", "B Agent"] },
    });
    const asking = span("g", {
      parent: "a",
      kind: "llm",
      name: "generation",
      times: [3, 4],
      attributes: { "openai.tool_calls": calls },
    });

    const [initiated] = deriveHandoffEvents([
      root,
      sender,
      asking,
      handoff({ "openai.error": { message: "bad arguments" } }),
    ]);

    expect(initiated).toMatchObject({ to_agent: "B Agent" });
    expect(initiated).not.toHaveProperty("inferred_why");
  });

  it("fails a handoff that the agent does not have, and no other unknown tool", () => {
    const run = (tool: string) =>
      span("a", {
        ...own(a),
        attributes: { "openai.span_data.type": "agent" },
        status: "error",
        statusMessage: `Error in agent run: ModelBehaviorError: Tool ${tool} not found in agent A.`,
      });

    const asking = span("g", { parent: "a", kind: "llm", name: "generation", times: [3, 4] });

    expect(outlineOf([root, run("transfer_to_Legal"), asking])).toEqual([
      "A>Legal @4",
      "failed not_delivered @10",
    ]);
    expect(outlineOf([root, run("look_up")])).toEqual([]);
  });

  it("fails a callback that threw, naming the only agent that was declared", () => {
    const sender = span("a", {
      ...own(a),
      attributes: { "openai.span_data.handoffs": ["B Agent"] },
    });
    const [initiated, failed] = deriveHandoffEvents([
      root,
      sender,
      handoff({ "openai.error": { message: "bad arguments" } }),
    ]);

    expect(initiated).toMatchObject({ to_agent: "B Agent", inferred_why: expect.any(String) });
    expect(failed).toMatchObject({
      event: "task_failed",
      error: { type: "not_delivered", message: "bad arguments" },
    });
  });

  it("lets the first of several requested handoffs run and fails the others", () => {
    expect(
      outlineOf([
        root,
        a,
        b,
        handoff({
          "openai.span_data.to_agent": "B Agent",
          "openai.error": {
            message: "Multiple handoffs requested",
            data: { requested_agents: ["B Agent", "C"] },
          },
        }),
      ]),
    ).toEqual(["A>C @5", "A>B Agent @5", "failed not_delivered @6", ...done]);
  });

  it("matches A→B→A by who was free, whole milliseconds notwithstanding", () => {
    const run = (id: string, agent: string, times: [number, number]) =>
      span(id, { parent: "root", agent, times });
    const to = (id: string, parent: string, at: number, agent: string) =>
      span(id, {
        parent,
        kind: "handoff",
        name: "h",
        times: [at, at],
        attributes: { from_agent: agent === "A" ? "B" : "A", to_agent: agent },
      });

    const events = deriveHandoffEvents([
      root,
      run("a1", "A", [1, 2]),
      to("h1", "a1", 2, "B"),
      run("b1", "B", [2, 3]),
      to("h2", "b1", 3, "A"),
      run("a2", "A", [3, 4]),
      to("h3", "a2", 4, "B"),
      run("b2", "B", [4, 5]),
    ]);
    const of = (name: string) =>
      events.filter(({ event }) => event === name).map(({ handoff_id: id, at }) => `${id} ${at}`);

    expect(of("handoff_initiated")).toEqual(["trace:h1 2", "trace:h2 3", "trace:h3 4"]);
    expect(of("handoff_received")).toEqual(["trace:h1 2", "trace:h2 3", "trace:h3 4"]);
  });

  it("keeps a handoff open while its sender is a root: a further root may come", () => {
    const alone = span("a", { agent: "A", times: [1, 10] });

    expect(outlineOf([alone, handoff({ "openai.span_data.to_agent": "B Agent" })])).toEqual([
      "A>B Agent @5",
    ]);
  });

  it("tells a person's rejection, the only decision that leaves a sign", () => {
    const rejected = span("t", {
      parent: "a",
      kind: "tool",
      name: "issue_refund",
      times: [5, 6],
      attributes: {
        "gen_ai.tool.name": "issue_refund",
        "openai.error": { message: "Tool execution was not approved.", data: {} },
      },
    });

    expect(outlineOf([root, a, rejected]).toSorted()).toEqual([
      "A>human @6",
      "approval_requested @6",
      "handoff_accepted human @6",
      "reject @6",
      "task_complete @6",
    ]);
  });
});

describe("a tool call that a person must confirm", () => {
  const call = (id: string, times: [number, number], error?: string) =>
    toolCall("refund", id, {
      parent: "a",
      times,
      attributes: {
        "gen_ai.tool.call.id": "c1",
        ...(error !== undefined && { "baton.tool.error": error }),
      },
    });
  const asked = call("t1", [12, 13], "This tool call requires confirmation, please approve.");
  const caller = span("c", { parent: "root", agent: "C", times: [1, 9] });
  const asking = toolCall("transfer_to_a", "h", { parent: "c", times: [5, 6] });
  const callee = span("a", { parent: "root", agent: "A", times: [10, 40] });

  it.each<[string, string | undefined, { decision: string; toolError: boolean }]>([
    ["is refused", "This tool call is rejected.", { decision: "reject", toolError: false }],
    ["fails after a yes", "the bank is closed", { decision: "approve", toolError: true }],
    ["runs", undefined, { decision: "approve", toolError: false }],
  ])("%s: a person's no is no failure, and a failure no person's no", (_what, error, expected) => {
    const words = span("l", { parent: "a", kind: "llm", name: "chat", times: [32, 33] });
    const spans = [root, caller, asking, callee, asked, call("t2", [30, 31], error), words];
    const events = deriveHandoffEvents(spans);

    const { decision, toolError } = expected;
    expect(events).toContainEqual(expect.objectContaining({ event: "approval_decided", decision }));
    const ended = events.find((one) => one.event === "task_complete" && one.agent === "A");
    expect(ended).toBeDefined();
    expect(ended && "tool_error" in ended).toBe(toolError);
  });
});

describe("tool names", () => {
  it.each([
    ["delegate_task", { targetAgents: ["x", "y"], task: "t" }, ["A>x", "A>y"]],
    ["handoff_to_agent", { agent_name: "x", message: "m" }, ["A>x"]],
    ["transfer_to_agent", { agent_name: "x" }, ["A>x"]],
    ["agent-x", { prompt: "p" }, ["A>x"]],
    ["transfer_back_to_supervisor", {}, ["A>supervisor"]],
    ["lookup_agent", {}, []],
  ])("reads the target of %s", (name, args, edges) => {
    const call = toolCall(name, "t", {
      parent: "a",
      times: [5, 6],
      attributes: { "gen_ai.tool.call.arguments": args },
    });

    expect(initiatedIn([a, call]).map((event) => `${event.from_agent}>${event.to_agent}`)).toEqual(
      edges,
    );
  });

  it("gives the result of an agent that ran as a tool back to its caller", () => {
    const call = toolCall("agent-b", "t", { parent: "a", times: [5, 9], input: "args" });
    const sub = span("s", { parent: "t", agent: "b", times: [6, 8], output: "answer" });
    const events = deriveHandoffEvents([root, a, call, sub]);

    expect(outlineOf([root, a, call, sub])).toEqual([
      "A>b @5",
      "handoff_received b @6",
      "b>A @8",
      "handoff_received A @8",
      "task_complete b @8",
    ]);
    expect(checkStored(events)[2]).toMatchObject({
      type: "return",
      parent_handoff_id: "trace:t",
      context: { payload: "answer" },
      inferred_why: expect.any(String),
    });
  });
});

function own({ parentId, agent, startedAt, endedAt }: TraceSpan) {
  return {
    ...(parentId !== null && { parent: parentId }),
    ...(agent !== null && { agent }),
    times: [Number(startedAt), Number(endedAt)] as const,
  };
}
