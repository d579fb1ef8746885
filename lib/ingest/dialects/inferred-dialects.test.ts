import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/json";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { deriveHandoffEvents } from "./derive-handoffs";
import { checkStored, edgesOf, outlineOf, span, toolCall, type SpanOptions } from "./spans.fixture";
import { capturedSpans } from "./captured-spans.fixture";

const root = span("root", { kind: "other", name: "run", times: [0, 100] });

describe("agents inside agents", () => {
  const outer = span("outer", { parent: "root", agent: "Outer", times: [1, 90] });
  const call = toolCall("ask", "t", { parent: "outer", times: [5, 9], input: "question" });
  const inner = span("inner", { parent: "t", agent: "Inner", times: [6, 8], output: "answer" });

  it("makes a delegation and a return of an agent in a tool call", () => {
    expect(outlineOf([root, outer, call, inner])).toEqual([
      "Outer>Inner @5",
      "handoff_received Inner @6",
      "Inner>Outer @8",
      "handoff_received Outer @8",
      "task_complete Inner @8",
    ]);
    const [delegation] = checkStored(deriveHandoffEvents([root, outer, call, inner]));
    expect(delegation).toMatchObject({
      type: "delegate",
      mode: "sync",
      context: { payload: "question" },
      inferred_why: expect.stringContaining("inside"),
    });
  });

  it.each(["task", "message", "prompt", "input"])("takes the task from the call's %s", (key) => {
    const attributes = { "gen_ai.tool.call.arguments": { [key]: "Find two" } };
    const asking = toolCall("ask", "t", { parent: "outer", times: [5, 9], attributes });

    const [delegation] = deriveHandoffEvents([root, outer, asking, inner]);

    expect(delegation).toMatchObject({ type: "delegate", task: "Find two" });
  });

  it.each<[string, TraceSpan[], string[]]>([
    [
      "directly, as workflow agents do",
      [outer, span("i", { parent: "outer", agent: "I", times: [6, 8] })],
      ["Outer~I", "I~Outer"],
    ],
    [
      "of the same name with nothing between",
      [outer, span("i", { parent: "outer", agent: "Outer", times: [6, 8] })],
      [],
    ],
    [
      "itself through a tool",
      [outer, call, span("i", { parent: "t", agent: "Outer", times: [6, 8] })],
      ["Outer~Outer", "Outer~Outer"],
    ],
    [
      "under a bare model call, whose transfer is yet to come",
      [
        outer,
        span("l", { parent: "outer", kind: "llm", name: "call_llm", times: [2, 80] }),
        span("i", { parent: "l", agent: "I", times: [6, 8] }),
      ],
      [],
    ],
    [
      "that a stated handoff explains",
      [outer, toolCall("transfer_to_inner", "t", { parent: "outer", times: [5, 9] }), inner],
      ["Outer>Inner"],
    ],
    [
      "of a native sender, who states its handoffs itself",
      [
        { ...outer, attributes: {} },
        { ...inner, parentId: outer.id, attributes: {} },
      ],
      [],
    ],
    [
      "that has not ended: no return yet",
      [outer, span("i", { parent: "outer", agent: "I", times: [6, null] })],
      ["Outer~I"],
    ],
    [
      "two levels deep",
      [outer, call, inner, span("x", { parent: "inner", agent: "X", times: [6, 7] })],
      ["Outer~Inner", "Inner~X", "X~Inner", "Inner~Outer"],
    ],
  ])("%s", (_what, spans, edges) => {
    expect(edgesOf([root, ...spans])).toEqual(edges);
  });
});

describe("agents one after another", () => {
  const run = (id: string, agent: string, times: [number, number], parent = "root") =>
    span(id, { parent, agent, times });

  it.each<[string, TraceSpan[], string[]]>([
    ["A, then B", [run("a", "A", [1, 2]), run("b", "B", [3, 4])], ["A~B"]],
    [
      "a chain",
      [run("a", "A", [1, 2]), run("b", "B", [3, 4]), run("c", "C", [5, 6])],
      ["A~B", "B~C"],
    ],
    [
      "a fan-out",
      [run("a", "A", [1, 2]), run("b", "B", [3, 6]), run("c", "C", [4, 6])],
      ["A~B", "A~C"],
    ],
    ["overlapping", [run("a", "A", [1, 4]), run("b", "B", [3, 6])], []],
    ["the same agent again", [run("a", "A", [1, 2]), run("b", "A", [3, 4])], []],
    ["of different parents", [run("a", "A", [1, 2]), run("b", "B", [3, 4], "elsewhere")], []],
    [
      "a stated edge between them",
      [
        run("a", "A", [1, 2]),
        span("h", {
          parent: "a",
          kind: "handoff",
          name: "h",
          times: [2, 2],
          attributes: { from_agent: "A", to_agent: "B" },
        }),
        run("b", "B", [3, 4]),
      ],
      ["A>B"],
    ],
    [
      "a stated edge, then back again unsaid",
      [
        run("a", "A", [1, 2]),
        span("h", {
          parent: "a",
          kind: "handoff",
          name: "h",
          times: [2, 2],
          attributes: { from_agent: "A", to_agent: "B" },
        }),
        run("b", "B", [3, 4]),
        run("a2", "A", [5, 6]),
      ],
      ["A>B", "B~A"],
    ],
  ])("%s", (_what, spans, edges) => {
    expect(edgesOf([root, ...spans])).toEqual(edges);
  });

  it("says why, and when control passed", () => {
    expect(deriveHandoffEvents([root, run("a", "A", [1, 2]), run("b", "B", [3, 4])])).toMatchObject(
      [
        { event: "handoff_initiated", at: 2n, inferred_why: expect.stringContaining("after") },
        { event: "handoff_received", at: 3n },
        { event: "task_complete", at: 4n },
      ],
    );
  });
});

describe("LangGraph", () => {
  const graph = span("graph", { kind: "other", name: "graph", times: [0, 100] });
  const node = (
    id: string,
    name: string,
    step: number,
    options: Partial<SpanOptions> & { ns?: string; command?: Json } = {},
  ) => {
    const { ns = `${name}:${id}`, command, ...rest } = options;
    const metadata = { langgraph_node: name, langgraph_step: step, langgraph_checkpoint_ns: ns };
    return span(id, {
      parent: "graph",
      kind: "other",
      name,
      times: [step * 10, step * 10 + 5],
      input: `state of ${id}`,
      output: `output of ${id}`,
      ...rest,
      attributes: {
        metadata: JSON.stringify(metadata),
        ...(command !== undefined && { "baton.langgraph.command": command }),
        ...rest.attributes,
      },
    });
  };
  const goto = (...names: string[]) => ({
    goto: names,
    via: "output",
    has_update: true,
    task: "T",
  });

  it("reads a capture exactly", () => {
    const file = new URL(
      "../fixtures/langgraph/command_route.otlp-openinference.json",
      import.meta.url,
    );
    const expected = JSON.parse(
      readFileSync(
        new URL("../fixtures/openai/expected-handoffs.json", import.meta.url),
      ).toString(),
    );
    const events = checkStored(deriveHandoffEvents(capturedSpans(readFileSync(file))));

    expect(events.map(({ event }) => event)).toEqual([
      "handoff_initiated",
      "handoff_received",
      "task_complete",
    ]);
    const [{ from, to, task }] = expected.langgraph.command_route;
    expect(events[0]).toMatchObject({
      from_agent: from,
      to_agent: to,
      task,
      justification: "billing owns invoices",
      at: 1_795_220_770_852_256_162n,
      context: { payload: expect.stringContaining("sk-test-FAKE") },
    });
    expect(events[0]).not.toHaveProperty("inferred_why");
    expect(events[1]).toMatchObject({
      at: 1_795_220_770_855_000_000n,
      context: { payload: expect.stringContaining("sk-test-FAKE") },
    });
    expect(events[2]).toMatchObject({
      at: 1_795_220_770_863_081_110n,
      usage: { input_tokens: 10, output_tokens: 5 },
    });
  });

  it.each<[string, TraceSpan[], string[]]>([
    ["a goto", [node("a", "A", 1, { command: goto("B") }), node("b", "B", 2)], ["A>B"]],
    [
      "flattened metadata",
      [
        {
          ...node("a", "A", 1),
          attributes: {
            "langsmith.metadata.langgraph_node": "A",
            "langsmith.metadata.langgraph_step": "1",
            "baton.langgraph.command": goto("B"),
          },
        },
        node("b", "B", 2),
      ],
      ["A>B"],
    ],
    ["static edges, which only the steps tell", [node("a", "A", 1), node("b", "B", 2)], ["A~B"]],
    [
      "a fan-out of sends and its join",
      [
        node("a", "A", 1, { command: goto("W", "W") }),
        node("w1", "W", 2),
        node("w2", "W", 2),
        node("j", "J", 3),
      ],
      ["A>W", "A>W", "W~J", "W~J"],
    ],
    ["a goto to the end", [node("a", "A", 1, { command: goto("__end__") })], []],
    ["a loop to itself", [node("a", "A", 1, { command: goto("A") }), node("a2", "A", 2)], ["A>A"]],
    ["the hidden start", [node("s", "__start__", 0), node("a", "A", 1)], []],
    [
      "a node that failed hands nothing on",
      [node("a", "A", 1, { status: "error" }), node("b", "B", 2)],
      [],
    ],
    [
      "a thrown command is no failure",
      [
        node("a", "A", 1, { status: "error", statusMessage: "\n\nParentCommand\n  at x" }),
        node("b", "B", 2),
      ],
      ["A~B"],
    ],
    [
      "a compiled subgraph's second run of itself",
      [
        node("a", "A", 1, { command: goto("B") }),
        node("b", "B", 2),
        node("b2", "B", 2, { parent: "b", ns: "B:b" }),
      ],
      ["A>B"],
    ],
    [
      "inner nodes of a subgraph",
      [
        node("a", "A", 1),
        node("m", "model", 1, { parent: "a", ns: "A:a|model:1" }),
        node("m2", "tools", 2, { parent: "a", ns: "A:a|tools:1" }),
      ],
      [],
    ],
    [
      "a tool's command under the agent",
      [
        node("a", "A", 1),
        node("tools", "tools", 2, { parent: "a", ns: "A:a|tools:1" }),
        node("t", "tools", 2, {
          parent: "tools",
          kind: "tool",
          name: "transfer_to_b",
          ns: "A:a|tools:1",
          command: goto("B"),
        }),
        node("b", "B", 2),
      ],
      ["A>B"],
    ],
    [
      "a swarm tool's destination",
      [
        node("a", "A", 1),
        span("t", {
          parent: "a",
          kind: "tool",
          name: "hop",
          times: [11, 12],
          attributes: {
            metadata: {
              langgraph_node: "tools",
              langgraph_checkpoint_ns: "A:a|tools:1",
              __handoff_destination: "B",
            },
          },
        }),
        node("b", "B", 2),
      ],
      ["A>B"],
    ],
    [
      "a tool's command inside a subgraph only",
      [
        node("a", "A", 1),
        node("t", "tools", 2, {
          parent: "a",
          kind: "tool",
          name: "hop",
          ns: "A:a|tools:1",
          command: goto("inner"),
        }),
        node("i", "inner", 3, { parent: "a", ns: "A:a|inner:1" }),
        node("b", "B", 2),
      ],
      ["A~B"],
    ],
  ])("%s", (_what, spans, edges) => {
    expect(edgesOf([graph, ...spans])).toEqual(edges);
  });

  it("takes what a node was sent from its input, which is just that", () => {
    const sends = { goto: ["W"], sends: ["W"], via: "output", has_update: false };
    const worker = node("w", "W", 2, { input: "arguments" });

    const [initiated] = deriveHandoffEvents([graph, node("a", "A", 1, { command: sends }), worker]);

    expect(initiated).toMatchObject({ context: { payload: "arguments" } });
  });

  it("fails a goto to a missing node", () => {
    expect(outlineOf([graph, node("a", "A", 1, { command: goto("nobody") })]).toSorted()).toEqual([
      "A>nobody @15",
      "failed not_delivered @15",
    ]);
  });

  it("escalates an interrupt, waits, and goes on with the resumed run", () => {
    const error = `[{"id": "i1", "value": {"question": "Approve refund?"}}]\n\nGraphInterrupt: [...]`;
    const first = node("r", "R", 2, { ns: "R:1", status: "error", statusMessage: error });
    const spans = [graph, node("a", "A", 1, { command: goto("R") }), first];

    expect(outlineOf(spans)).toEqual([
      "A>R @15",
      "handoff_received R @20",
      "approval_requested @25",
      "R>human @25",
    ]);
    const resumed = node("r2", "R", 2, { ns: "R:1", times: [40, 50], command: goto("D") });
    expect(outlineOf([...spans, resumed, node("d", "D", 3, { times: [51, 60] })])).toEqual([
      "A>R @15",
      "handoff_received R @20",
      "approval_requested @25",
      "R>human @25",
      "handoff_accepted human @40",
      "respond @40",
      "task_complete @40",
      "task_complete R @50",
      "R>D @50",
      "handoff_received D @51",
      "task_complete D @60",
    ]);
    expect(checkStored(deriveHandoffEvents(spans))).toContainEqual(
      expect.objectContaining({
        event: "approval_requested",
        approval_id: "i1",
        question: "Approve refund?",
      }),
    );
  });

  it("keeps many workers of one step linear", () => {
    const many = Array.from({ length: 2000 }, (_, i) => [
      node(`w${i}`, `W${i}`, 1),
      node(`x${i}`, `X${i}`, 2),
    ]).flat();

    expect(edgesOf([graph, ...many])).toHaveLength(2000);
  });
});

describe("A2A", () => {
  const send = (id: string, state: string, options: Partial<SpanOptions> = {}) =>
    span(id, {
      kind: "other",
      name: "SendMessage",
      parent: "a",
      times: [5, 9],
      ...options,
      attributes: {
        "a2a.method.name": "SendMessage",
        "a2a.task.id": "task1",
        ...(state && { "a2a.task.state": `TASK_STATE_${state}` }),
        "server.address": "billing.example",
        ...options.attributes,
      },
    });
  const a = span("a", { parent: "root", agent: "A", times: [1, 50] });

  it.each<[string, string[]]>([
    [
      "COMPLETED",
      [
        "A>billing.example @5",
        "handoff_accepted billing.example @9",
        "task_complete @9",
        "returned @9",
      ],
    ],
    ["REJECTED", ["A>billing.example @5", "handoff_rejected @9", "returned @9"]],
    ["FAILED", ["A>billing.example @5", "failed task_failed @9", "returned @9"]],
    ["CANCELED", ["A>billing.example @5", "failed canceled @9", "returned @9"]],
    ["INPUT_REQUIRED", ["A>billing.example @5", "approval_requested @9"]],
    ["AUTH_REQUIRED", ["A>billing.example @5", "approval_requested @9"]],
    ["WORKING", ["A>billing.example @5"]],
    ["", ["A>billing.example @5"]],
  ])("%s", (state, outline) => {
    expect(outlineOf([root, a, send("s", state)]).toSorted()).toEqual(outline.toSorted());
  });

  it("is one handoff with its server's span, its polls and its answers", () => {
    const server = send("server", "INPUT_REQUIRED", {
      parent: "s",
      service: "billing",
      times: [6, 8],
    });
    const spans = [
      root,
      a,
      send("s", ""),
      server,
      span("b", { parent: "server", agent: "Billing", service: "billing", times: [6, 7] }),
      send("poll", "INPUT_REQUIRED", {
        times: [10, 11],
        attributes: { "a2a.method.name": "GetTask" },
      }),
      send("answer", "COMPLETED", { times: [12, 20] }),
    ];

    expect(outlineOf(spans).toSorted()).toEqual(
      [
        "A>Billing @5",
        "handoff_received Billing @6",
        "approval_requested @9",
        "respond @12",
        "task_complete Billing @20",
        "Billing>A @20",
        "handoff_received A @20",
      ].toSorted(),
    );
    expect(deriveHandoffEvents(spans)[0]).toMatchObject({ to_service: "billing", pattern: "push" });
  });

  it("takes the service for the caller where no agent is known", () => {
    expect(outlineOf([send("s", "WORKING", { service: "shop" })])).toEqual([
      "shop>billing.example @5",
    ]);
  });
});
