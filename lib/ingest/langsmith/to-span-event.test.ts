import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { NativeEvent } from "@/lib/domain/event/native-event";
import type { Json } from "@/lib/domain/json";
import { UnreadableLine } from "../guard/parse-ndjson";
import type { Fields } from "../openai-agents/fields";
import { mergeHalves } from "./merge-halves";
import { readBatch } from "./read-batch";
import { readMultipartRuns } from "./read-multipart-runs";
import { toSpanEvent } from "./to-span-event";

const ROOT = "01a1fb7d-3079-75c8-8ed4-4c1270f97040";
const NODE = "01a1fb7d-30c0-771e-87ee-b311aa27db73";
const ORDER = `20261121T002408061001Z${ROOT}.20261121T002408128003Z${NODE}`;

const run: Fields = {
  id: NODE,
  name: "triage",
  run_type: "chain",
  parent_run_id: ROOT,
  trace_id: ROOT,
  dotted_order: ORDER,
  start_time: "2026-11-21T00:24:08.128003Z",
  end_time: 1_795_220_648_146,
  session_name: "shop",
  tags: ["graph:step:1"],
  extra: {
    metadata: {
      thread_id: "thread_1",
      langgraph_node: "triage",
      langgraph_checkpoint_ns: "triage:f0be",
    },
  },
  inputs: { messages: ["hi"] },
  outputs: { lg_name: "Command", goto: ["billing"], update: { task: "fix" } },
};
const event = (change: Fields = {}) => {
  const wire = toSpanEvent({ ...run, ...change });
  if (wire instanceof UnreadableLine) throw new Error(wire.message);
  return wire;
};
const withMetadata = (metadata: Fields, change: Fields = {}) =>
  event({ ...change, extra: { metadata } });
const fixture = (name: string) =>
  JSON.parse(
    readFileSync(
      new URL(`../fixtures/langgraph/${name}.langsmith-batch.json`, import.meta.url),
    ).toString(),
  ).body;

describe("toSpanEvent", () => {
  it.each(["command_route", "interrupt_approve"])("makes valid events of all of %s", (name) => {
    const halves = readBatch(Buffer.from(JSON.stringify(fixture(name))));
    const events = mergeHalves(halves).map((half) =>
      half instanceof UnreadableLine ? half : toSpanEvent(half),
    );

    expect(events).toHaveLength(fixture(name).post.length);
    for (const wire of events) expect(NativeEvent.safeParse(wire).error).toBeUndefined();
  });

  it("tells the agents of a graph and nothing else as agents", () => {
    const agents = fixture("interrupt_approve").post.map((posted: Fields) => {
      const { kind, agent, name } = event({ tags: null, ...posted });
      return [name, kind, agent];
    });

    expect(agents).toEqual([
      ["hitl_graph", "other", null],
      ["__start__", "other", null],
      ["triage", "agent", "triage"],
      ["FakeChat", "llm", null],
      ["refunds", "agent", "refunds"],
      ["hitl_graph", "other", null],
      ["refunds", "agent", "refunds"],
      ["triage_done", "agent", "triage_done"],
    ]);
  });

  it("carries a node's run over", () => {
    expect(event()).toEqual({
      event: "span",
      event_id: `span:${ROOT}:${NODE}`,
      trace_id: ROOT,
      id: NODE,
      parent_id: ROOT,
      kind: "agent",
      agent: "triage",
      name: "triage",
      start: "1795220648128003000",
      end: "1795220648146000000",
      status: "ok",
      session_id: "thread_1",
      attributes: {
        metadata: {
          thread_id: "thread_1",
          langgraph_node: "triage",
          langgraph_checkpoint_ns: "triage:f0be",
        },
        "langsmith.run_type": "chain",
        "langsmith.session_name": "shop",
        "langsmith.tags": ["graph:step:1"],
        "langsmith.dotted_order": ORDER,
        "baton.langgraph.command": expect.objectContaining({ goto: ["billing"] }),
      },
      input: { messages: ["hi"] },
      output: { lg_name: "Command", goto: ["billing"], update: { task: "fix" } },
    });
  });

  it.each<[string, Fields]>([
    ["the second run of a subgraph", { tags: ["seq:step:1"] }],
    ["a run without tags", { tags: null }],
    ["a step inside a node", { name: "route" }],
    ["a hidden step", { tags: ["graph:step:0", "langsmith:hidden"] }],
    [
      "a node inside a subgraph",
      {
        extra: {
          metadata: { langgraph_node: "triage", langgraph_checkpoint_ns: "team:1|triage:2" },
        },
      },
    ],
    ["a run outside a graph", { extra: null }],
  ])("takes %s for no agent", (_what, change) => {
    expect(event(change)).toMatchObject({ kind: "other", agent: null });
  });

  it.each([
    ["chain", "other"],
    ["llm", "llm"],
    ["tool", "tool"],
    ["retriever", "tool"],
    ["prompt", "other"],
    ["valueOf", "other"],
    [null, "other"],
  ])("makes run type %s kind %s", (type, kind) => {
    expect(event({ run_type: type, name: "x" })["kind"]).toBe(kind);
  });

  it.each<[string, Fields, string, string | null]>([
    ["epoch milliseconds", { start_time: 1000, end_time: 2000.5 }, "1000000000", "2000500000"],
    ["no offset", { start_time: "2026-11-21T00:24:08.5" }, "1795220648500000000", null],
    ["Python's offset", { start_time: "2026-11-21T01:24:08.5+01:00" }, "1795220648500000000", null],
    ["the order's last segment", { start_time: null }, "1795220648128003000", null],
    [
      "an end before the counter",
      { end_time: 1_795_220_648_128 },
      "1795220648128003000",
      "1795220648128003000",
    ],
  ])("reads times from %s", (_what, change, start, end) => {
    expect(event({ end_time: null, ...change })).toMatchObject({ start, end });
  });

  it("reads trace and parent of a patch from its order", () => {
    expect(
      event({ trace_id: null, parent_run_id: null, start_time: null, inputs: null }),
    ).toMatchObject({ trace_id: ROOT, parent_id: ROOT });
    expect(event({ trace_id: null, parent_run_id: null, dotted_order: null })).toMatchObject({
      trace_id: NODE,
      parent_id: null,
    });
  });

  it("knows a node by its step where a patch leaves out the name", () => {
    expect(event({ name: null })).toMatchObject({ kind: "agent", name: "triage", agent: "triage" });
    expect(event({ name: null, tags: null })).toMatchObject({ kind: "other", name: "(unnamed)" });
  });

  it.each<[string, Fields, string]>([
    ["id", { id: null }, "id"],
    ["trace", { trace_id: null, dotted_order: null }, "trace_id"],
    ["start", { start_time: null, dotted_order: null }, "start_time"],
    ["readable start", { start_time: "soon", dotted_order: "later" }, "start_time"],
    ["tags that are texts", { tags: [1] }, "tags"],
  ])("refuses a run without %s", (_what, change, message) => {
    const refused = toSpanEvent({ ...run, ...change });

    expect(refused).toBeInstanceOf(UnreadableLine);
    expect(refused).toMatchObject({ message: expect.stringContaining(message) });
  });

  it.each<[string, Json, string, string | null]>([
    ["a failure", "boom\n\nError: boom\n    at x", "error", null],
    ["a thrown command", "\n\nParentCommand\n    at x", "unset", "ParentCommand"],
    ["an interrupt", '[{"id":"i"}]\n\nGraphInterrupt: []\n    at x', "unset", "GraphInterrupt"],
    ["Python's interrupt", "GraphInterrupt((Interrupt(1),))\n\nTrace", "unset", "GraphInterrupt"],
    ["Python's command", "ParentCommand(Command(goto='b'))", "unset", "ParentCommand"],
    ["a node's interrupt", "NodeInterrupt('wait')", "unset", "GraphInterrupt"],
    ["a failure that names one", "no GraphInterrupt here", "error", null],
  ])("reads the error of %s", (_what, error, status, bubble) => {
    const { attributes, ...span } = event({ error });

    expect(span).toMatchObject({ status, status_message: error });
    expect((attributes as Fields)["baton.langgraph.bubble"] ?? null).toBe(bubble);
  });

  it("reads an error that is no text, or none", () => {
    expect(event({ error: { message: "x" } })["status_message"]).toBe('{"message":"x"}');
    expect(event({ error: "" })).not.toHaveProperty("status_message");
  });

  it("leaves a run without end open and its placeholder output out", () => {
    const running = event({ end_time: null, outputs: {} });

    expect(running).toMatchObject({ end: null, status: "unset" });
    expect(running).not.toHaveProperty("output");
  });

  it.each<[string, Fields, Fields]>([
    ["the outputs", { usage_metadata: { input_tokens: 1, output_tokens: 2 } }, {}],
    [
      "the message",
      {
        generations: [
          [{ message: { kwargs: { usage_metadata: { input_tokens: 1, output_tokens: 2 } } } }],
        ],
      },
      {},
    ],
    [
      "JavaScript's output",
      { llmOutput: { tokenUsage: { promptTokens: 1, completionTokens: 2 } } },
      {},
    ],
    [
      "Python's output",
      { llm_output: { token_usage: { prompt_tokens: 1, completion_tokens: 2 } } },
      {},
    ],
    ["OpenAI's answer", { usage: { prompt_tokens: 1, completion_tokens: 2 } }, {}],
    ["the metadata", {}, { usage_metadata: { input_tokens: 1, output_tokens: 2 } }],
  ])("reads tokens from %s", (_what, outputs, metadata) => {
    const wire = withMetadata(
      { ls_model_name: "m1", ls_provider: "p", ...metadata },
      { run_type: "llm", outputs },
    );

    expect(wire["attributes"]).toMatchObject({
      "gen_ai.request.model": "m1",
      "gen_ai.provider.name": "p",
      "gen_ai.usage.input_tokens": 1,
      "gen_ai.usage.output_tokens": 2,
    });
  });

  it.each<[string, Json, Json]>([
    ["JSON text", { input: '{"to":"Bob"}' }, { to: "Bob" }],
    ["an object", { to: "Bob" }, { to: "Bob" }],
    ["other text", { input: "{'to': 'Bob'}" }, { input: "{'to': 'Bob'}" }],
  ])("reads a tool's arguments from %s", (_what, inputs, args) => {
    expect(event({ run_type: "tool", name: "transfer_to_bob", inputs })).toMatchObject({
      input: args,
      attributes: { "gen_ai.tool.name": "transfer_to_bob", "gen_ai.tool.call.arguments": args },
    });
  });

  it.each([
    [{ thread_id: "t", session_id: "s" }, "t"],
    [{ session_id: 7 }, "7"],
    [{ thread_id: "", conversation_id: "c" }, "c"],
    [{ thread_id: {} }, undefined],
  ])("names the session of %j", (metadata, session) => {
    expect(withMetadata(metadata)["session_id"]).toBe(session);
  });

  it("keeps the small entries of large metadata", () => {
    const wire = withMetadata({ langgraph_node: "a", document: "x".repeat(20_000) });

    expect(wire["attributes"]).toMatchObject({ metadata: { langgraph_node: "a" } });
    expect(JSON.stringify(wire["attributes"]).length).toBeLessThan(1000);
  });

  it("fits what is too long to the vocabulary", () => {
    const long = "x".repeat(200_000);

    expect(
      NativeEvent.safeParse(
        event({ name: long, error: long, extra: { metadata: { thread_id: long } } }),
      ).error,
    ).toBeUndefined();
  });
});

describe("mergeHalves", () => {
  it("puts a patch to its post, whichever comes first", () => {
    const post: Fields = {
      id: "r",
      name: "n",
      inputs: { a: 1 },
      extra: { x: 1, metadata: { a: 1 } },
    };
    const patch: Fields = {
      id: "r",
      name: null,
      inputs: {},
      outputs: { b: 2 },
      extra: { metadata: { b: 2 } },
    };
    const merged = {
      id: "r",
      name: "n",
      inputs: { a: 1 },
      outputs: { b: 2 },
      extra: { x: 1, metadata: { a: 1, b: 2 } },
    };
    const halves = [
      { kind: "patch", run: patch },
      { kind: "post", run: post },
    ] as const;

    expect(mergeHalves(halves)).toEqual([merged]);
    expect(mergeHalves(halves.toReversed())).toEqual([merged]);
  });

  it("keeps runs apart that have no id, and lines that could not be read", () => {
    const bad = new UnreadableLine("bad");

    expect(
      mergeHalves([
        { kind: "post", run: {} },
        { kind: "post", run: {} },
        { kind: "patch", run: bad },
      ]),
    ).toEqual([{}, {}, bad]);
  });
});

describe("readBatch", () => {
  it("keeps the neighbours of what is no run", () => {
    const halves = readBatch(Buffer.from(JSON.stringify({ post: [{ id: "a" }, 7], patch: null })));

    expect(halves).toEqual([
      { kind: "post", run: { id: "a" } },
      { kind: "post", run: expect.any(UnreadableLine) },
    ]);
  });

  it.each(["[]", "{}", '{"post":1}'])("refuses a body like %s", (body) => {
    expect(() => readBatch(Buffer.from(body))).toThrow(/`post`/);
  });
});

describe("readMultipartRuns", () => {
  const type = "multipart/form-data; boundary=b";
  const body = (parts: Record<string, string>) =>
    Buffer.from(
      `${Object.entries(parts)
        .map(
          ([name, text]) =>
            `--b\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: application/json; length=${text.length}\r\n\r\n${text}\r\n`,
        )
        .join("")}--b--\r\n`,
    );

  it("puts the parts of each run together, in any order", () => {
    const parts = {
      "post.r1.inputs": '{"a":1}',
      "post.r1": '{"id":"r1","name":"n"}',
      "post.r1.serialized": "not read",
      "patch.r1": '{"id":"r1"}',
      "patch.r1.outputs": '{"b":2}',
      "patch.r1.error": '"boom"',
      "feedback.f1": "{}",
      "attachment.r1.x": "bytes",
    };

    expect(readMultipartRuns(body(parts), type)).toEqual([
      { kind: "post", run: { id: "r1", name: "n", inputs: { a: 1 } } },
      { kind: "patch", run: { id: "r1", outputs: { b: 2 }, error: "boom" } },
    ]);
  });

  it("keeps the neighbours of a part that cannot be read", () => {
    const parts = {
      "post.r1": '{"id":"r1"}',
      "post.r1.inputs": '{"a":',
      "post.r2": "7",
      "post.r3": '{"id":"r3"}',
      "post.r4": `${"[".repeat(300)}${"]".repeat(300)}`,
    };

    expect(readMultipartRuns(body(parts), type).map(({ run: half }) => half)).toEqual([
      expect.objectContaining({ message: "post.r1.inputs: ends too early at position 5." }),
      expect.objectContaining({ message: expect.stringContaining("must be a run") }),
      { id: "r3" },
      expect.objectContaining({ message: expect.stringContaining("deeper") }),
    ]);
  });
});
