import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { deriveHandoffEvents } from "./derive-handoffs";
import { checkStored, edgesOf, initiatedIn, span, toolCall } from "./spans.fixture";

const root = span("root", { kind: "other", name: "run", times: [0, 100] });

/** One A→B as Traceloop tells it: a handoff span and the callee's own word. */
function traceloop(n: number, at: number): TraceSpan[] {
  return [
    span(`tl a${n}`, { parent: "root", agent: "A", times: [at, at + 3] }),
    span(`tl h${n}`, {
      parent: `tl a${n}`,
      kind: "handoff",
      name: "A → B.handoff",
      times: [at + 1, at + 2],
      attributes: {
        "gen_ai.operation.name": "handoff",
        "gen_ai.handoff.from_agent": "A",
        "gen_ai.handoff.to_agent": "B",
      },
    }),
    span(`tl b${n}`, {
      parent: "root",
      agent: "B",
      times: [at + 4, at + 8],
      attributes: { "gen_ai.agent.handoff_parent": "A" },
    }),
  ];
}

/** The same as OpenInference tells it, a little later, with agents' spans of its own. */
function openInference(n: number, at: number): TraceSpan[] {
  return [
    span(`oi a${n}`, {
      parent: "root",
      agent: "A",
      times: [at, at + 3],
      attributes: { "otel.scope.name": "openinference" },
    }),
    span(`oi h${n}`, {
      parent: `oi a${n}`,
      kind: "tool",
      name: "handoff to B",
      times: [at + 1, at + 2],
      attributes: { "tool.name": "handoff_to_B" },
    }),
    span(`oi b${n}`, {
      parent: "root",
      agent: "B",
      times: [at + 4, at + 9],
      attributes: { "graph.node.id": "B", "graph.node.parent_id": "A" },
    }),
  ];
}

describe("merging evidence of several dialects", () => {
  it.each<[string, TraceSpan[], string[]]>([
    ["Traceloop's two sides", traceloop(1, 10), ["A>B"]],
    ["OpenInference's two sides and the tool's name", openInference(1, 10), ["A>B"]],
    ["both instruments at once", [...traceloop(1, 10), ...openInference(1, 10)], ["A>B"]],
    [
      "two real handoffs, both told twice",
      [...traceloop(1, 10), ...openInference(1, 10), ...traceloop(2, 40), ...openInference(2, 40)],
      ["A>B", "B~A", "A>B"],
    ],
    [
      "two real handoffs, the second told by one instrument only",
      [...traceloop(1, 10), ...traceloop(2, 40), ...openInference(2, 40)],
      ["A>B", "B~A", "A>B"],
    ],
    [
      "two calls of one dialect on top of each other",
      [
        span("a", { parent: "root", agent: "A", times: [1, 50] }),
        toolCall("transfer_to_x", "t1", { parent: "a", times: [5, 9] }),
        toolCall("transfer_to_x", "t2", { parent: "a", times: [5, 9] }),
      ],
      ["A>x", "A>x"],
    ],
    [
      "one call that says it in two ways, with two names",
      [
        span("a", { parent: "root", agent: "A", times: [1, 50] }),
        toolCall("transfer_to_weather_desk", "t", {
          parent: "a",
          times: [5, 9],
          attributes: { "gen_ai.transfer.target.name": "weather" },
        }),
      ],
      ["A>weather"],
    ],
    [
      "an agent's span that was handed to and hands on",
      [
        span("a", { parent: "root", agent: "A", times: [1, 5] }),
        span("b", {
          parent: "root",
          agent: "B",
          times: [6, 9],
          attributes: { "gen_ai.agent.handoff_parent": "A", "baton.handoff.to_agent": "C" },
        }),
      ],
      ["A>B", "B>C"],
    ],
  ])("%s", (_what, spans, edges) => {
    expect(edgesOf([root, ...spans])).toEqual(edges);
  });

  it("takes id and words from the best dialect and fills gaps from the others", () => {
    const spans = [
      root,
      span("a", { parent: "root", agent: "A", service: "shop", times: [1, 50] }),
      toolCall("transfer_to_b", "t", {
        parent: "a",
        times: [5, 9],
        input: "arguments",
        attributes: { "gen_ai.tool.call.arguments": { task: "T", reason: "R" } },
      }),
      span("x", {
        parent: "a",
        kind: "other",
        name: "x",
        times: [5, 7],
        attributes: {
          "baton.handoff.id": "mine",
          "baton.handoff.to_agent": "b",
          "baton.handoff.reason": "better",
        },
      }),
      span("b", { parent: "t", agent: "b", times: [6, 8] }),
    ];

    expect(initiatedIn(spans)).toMatchObject([
      {
        handoff_id: "mine",
        from_agent: "A",
        from_service: "shop",
        reason: "better",
        task: "T",
        context: { payload: "arguments" },
      },
    ]);
  });
});

describe("every mixture of dialects", () => {
  const spans = [
    root,
    ...traceloop(1, 10),
    ...openInference(2, 30),
    span("p", { parent: "root", agent: "P", times: [50, 60] }),
    toolCall("agent-q", "t", { parent: "p", times: [51, 59] }),
    span("q", { parent: "t", agent: "q", times: [52, 58] }),
    span("a2a", {
      parent: "q",
      kind: "other",
      name: "SendMessage",
      times: [53, 54],
      attributes: { "a2a.method.name": "SendMessage", "a2a.task.state": "COMPLETED" },
    }),
    span("z", { parent: "root", agent: "Z", times: [70, 80] }),
  ];

  it("is read the same in any order", () => {
    const whole = checkStored(deriveHandoffEvents(spans));

    fc.assert(
      fc.property(fc.shuffledSubarray(spans, { minLength: spans.length }), (shuffled) => {
        expect(deriveHandoffEvents(shuffled)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it("never throws on a part, and writes what can be stored", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(spans), (some) => {
        expect(checkStored(deriveHandoffEvents(some))).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });

  it.each([".", "..", ""])("names the handoff itself where the sender's id is '%s'", (id) => {
    const spans = [
      span("s0", {
        kind: "agent",
        name: "A",
        agent: "A",
        times: [0, 1],
        attributes: { "baton.handoff.id": id },
      }),
    ];

    for (const { handoff_id: named } of deriveHandoffEvents(spans)) expect(named).not.toBe(id);
  });

  it("survives attributes of any type under every name that it reads", () => {
    const names = [
      "baton.handoff.id",
      "baton.handoff.to_agent",
      "baton.handoff.has",
      "gen_ai.transfer.target.name",
      "gen_ai.agent.handoff.source.name",
      "gen_ai.handoff.to_agent",
      "openai.span_data.type",
      "openai.error",
      "openai.span_data.handoffs",
      "from_agent",
      "to_agent",
      "graph.node.parent_id",
      "metadata",
      "baton.langgraph.command",
      "langgraph.command.source_node",
      "langgraph.command.goto_nodes",
      "gen_ai.tool.call.arguments",
      "a2a.method.name",
      "a2a.task.state",
      "a2a.task.id",
      "otel.events",
    ];
    const value = fc.oneof(
      fc.constantFrom(
        "handoff",
        "A",
        "{",
        "[1]",
        '{"langgraph_node":"A","langgraph_step":1}',
        "SendMessage",
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const json = value.map((given) => JSON.parse(JSON.stringify(given)));

    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(6),
            fc.constantFrom("agent", "tool", "handoff", "llm", "other"),
            fc.dictionary(fc.constantFrom(...names), json),
          ),
          { maxLength: 7 },
        ),
        (given) => {
          const made = given.map(([parent, kind, attributes], index) =>
            span(`s${index}`, {
              parent: `s${parent}`,
              kind,
              name: "A",
              ...(kind === "agent" && { agent: "A" }),
              times: [index, index + parent],
              attributes,
            }),
          );
          expect(checkStored(deriveHandoffEvents(made))).toBeDefined();
        },
      ),
      { numRuns: 300 },
    );
  });
});

it("looks at each of 20,000 spans a bounded number of times", () => {
  const spans = manySpans(20_000);
  const looks = { count: 0 };
  const watched = spans.map((one) => watch(one, looks));

  expect(initiatedIn(watched).length).toBeGreaterThan(6000);
  const perSpan = looks.count / spans.length;
  const few = { count: 0 };
  deriveHandoffEvents(manySpans(2000).map((one) => watch(one, few)));

  // Sorting adds a little per doubling; a quadratic step would multiply this by ten.
  expect(perSpan).toBeLessThan((few.count / 2000) * 1.6);
});

/** All handoffs between the same two agents, so that nothing but time tells them apart. */
function manySpans(count: number): TraceSpan[] {
  const spans = [root];
  for (let n = 0; spans.length < count; n++) spans.push(...traceloop(n, n * 20));
  return spans;
}

/** Counts reads of a span's start and attributes. */
function watch(one: TraceSpan, looks: { count: number }): TraceSpan {
  return new Proxy(one, {
    get(target, name, receiver) {
      looks.count++;
      return Reflect.get(target, name, receiver);
    },
  });
}
