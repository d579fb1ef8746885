import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { NativeEvent } from "@/lib/domain/event/native-event";
import type { Json } from "@/lib/domain/json";
import { nanos } from "@/lib/domain/time";
import { UnreadableLine } from "../guard/parse-ndjson";
import { parseNativeEvents } from "../native/parse-events";
import { readExport } from "./read-export";

const receivedAt = nanos(1_795_300_000_000_000_000n);
const read = (...data: Json[]) => readExport(Buffer.from(JSON.stringify({ data })), { receivedAt });
const one = (item: Json) => {
  const [event] = read(item);
  if (!event || event instanceof UnreadableLine) throw new Error("was refused");
  return event;
};

const span = {
  object: "trace.span",
  id: "span_1",
  trace_id: "trace_1",
  parent_id: "span_0",
  started_at: "2026-11-21T00:34:52.430Z",
  ended_at: "2026-11-21T00:34:52.444Z",
  span_data: { type: "custom", name: "work" } as Record<string, Json>,
  error: null as Json,
};
const withData = (data: Record<string, Json>, more: Partial<typeof span> = {}) =>
  one({ ...span, ...more, span_data: data });

describe("readExport", () => {
  it.each(["route_plain", "route_input_filter"])("makes valid events of all of %s", (scenario) => {
    const body = readFileSync(
      new URL(`../fixtures/openai/${scenario}.ingest.json`, import.meta.url),
    );
    const events = readExport(body, { receivedAt });

    expect(parseNativeEvents(events).rejected).toEqual([]);
    for (const event of events) expect(NativeEvent.safeParse(event).error).toBeUndefined();
    expect(events.map((event) => "event" in event && event["event"])).toEqual([
      "trace_started",
      ...Array.from({ length: events.length - 1 }, () => "span"),
    ]);
  });

  it("dates a trace by its earliest span here, else by when it came", () => {
    const trace = {
      object: "trace",
      id: "trace_1",
      workflow_name: "Support",
      group_id: "thread_1",
    };
    const earlier = { ...span, id: "span_2", started_at: "2026-11-21T00:34:52.400Z" };

    const [started] = read({ ...trace, metadata: { env: "test" } }, span, earlier);

    expect(started).toEqual({
      event: "trace_started",
      event_id: "trace:trace_1",
      trace_id: "trace_1",
      at: "1795221292400000000",
      name: "Support",
      session_id: "thread_1",
      metadata: { env: "test" },
    });
    expect(one({ ...trace, id: "trace_2" })["at"]).toBe(receivedAt.toString());
  });

  it("gives a second copy of a trace the same id", () => {
    const trace = { object: "trace", id: "trace_1", workflow_name: null, group_id: null };
    const ids = read(trace, span, trace).map((event) => "event_id" in event && event["event_id"]);

    expect(ids).toEqual(["trace:trace_1", "span:trace_1:span_1", "trace:trace_1"]);
  });

  it.each<[string, Json, string]>([
    ["another object", { object: "trace.score", id: "x" }, "object"],
    ["no object", 7, "object"],
    ["no start", { ...span, started_at: null }, "started_at"],
    ["no time", { ...span, started_at: "yesterday" }, "RFC 3339"],
    ["no trace id", { ...span, trace_id: "" }, "trace_id"],
    ["no data", { ...span, span_data: null }, "span_data"],
  ])("refuses %s and keeps its neighbours", (_what, item, message) => {
    const [before, bad, after] = read(span, item, { ...span, id: "span_2" });

    expect(before).toMatchObject({ id: "span_1" });
    expect(bad).toBeInstanceOf(UnreadableLine);
    expect(bad).toMatchObject({ message: expect.stringContaining(message) });
    expect(after).toMatchObject({ id: "span_2" });
  });

  it.each(["[]", "{}", '{"data":{}}', '"x"'])("refuses a body like %s", (body) => {
    expect(() => readExport(Buffer.from(body), { receivedAt })).toThrow(/`data`/);
  });
});

describe("spans of the OpenAI Agents SDK", () => {
  it("carries ids over and uses the place in the export as tie-break", () => {
    const [first, second] = read(span, { ...span, id: "span_2", parent_id: null, ended_at: null });

    expect(first).toEqual({
      event: "span",
      event_id: "span:trace_1:span_1",
      trace_id: "trace_1",
      id: "span_1",
      parent_id: "span_0",
      kind: "other",
      name: "work",
      agent: null,
      start: "1795221292430000000",
      end: "1795221292444000000",
      status: "ok",
      attributes: { "openai.span_data.type": "custom", "openai.span_data.name": "work" },
    });
    expect(second).toMatchObject({
      parent_id: null,
      start: "1795221292430000001",
      end: null,
      status: "unset",
    });
  });

  it("never ends a span before it starts", () => {
    const [, instant] = read(span, { ...span, ended_at: span.started_at });

    expect(instant).toMatchObject({ start: "1795221292430000001", end: "1795221292430000001" });
  });

  it.each<[string, Record<string, Json>, string, string, string | null]>([
    ["an agent", { type: "agent", name: "Triage" }, "agent", "Triage", "Triage"],
    ["a model call", { type: "generation", model: "m1" }, "llm", "generation m1", null],
    ["a response", { type: "response", response_id: "r" }, "llm", "response", null],
    ["a tool", { type: "function", name: "look_up" }, "tool", "look_up", null],
    ["a tool list", { type: "mcp_tools", server: "files" }, "tool", "mcp_tools files", null],
    ["a guardrail", { type: "guardrail", name: "no_pii" }, "guardrail", "no_pii", null],
    ["a handoff", { type: "handoff", from_agent: "A", to_agent: "B" }, "handoff", "A → B", null],
    ["one that failed", { type: "handoff", from_agent: "A" }, "handoff", "A → ?", null],
    ["a task", { type: "custom", name: "task", data: { name: "w" } }, "other", "task", null],
    ["a turn", { type: "custom", name: "turn", data: { agent_name: "B" } }, "other", "turn", "B"],
    ["a bare turn", { type: "turn", agent_name: "B" }, "other", "turn", "B"],
    ["a new type", { type: "constructor" }, "other", "constructor", null],
    ["no type", {}, "other", "(unnamed)", null],
  ])("tells %s", (_what, data, kind, name, agent) => {
    expect(withData(data)).toMatchObject({ kind, name, agent });
  });

  it("notes model, response id and tokens of model calls only", () => {
    const usage = { input_tokens: 10, output_tokens: 5 };

    expect(
      withData({ type: "response", model: "m", response_id: "r", usage })["attributes"],
    ).toEqual({
      "openai.span_data.type": "response",
      "openai.span_data.model": "m",
      "openai.span_data.response_id": "r",
      "openai.span_data.usage": usage,
      "gen_ai.request.model": "m",
      "gen_ai.response.id": "r",
      "gen_ai.usage.input_tokens": 10,
      "gen_ai.usage.output_tokens": 5,
    });
    expect(withData({ type: "agent", name: "A", usage })["attributes"]).not.toHaveProperty([
      "gen_ai.usage.input_tokens",
    ]);
  });

  it.each<[string, Json]>([
    ["items", { type: "function_call", name: "hand", arguments: '{"task":"t"}' }],
    [
      "a completion",
      {
        choices: [
          { message: { tool_calls: [{ function: { name: "hand", arguments: '{"task":"t"}' } }] } },
        ],
      },
    ],
  ])("keeps the tool calls of a model's answer in small: %s", (_what, answer) => {
    expect(withData({ type: "generation", output: [answer] })["attributes"]).toMatchObject({
      "openai.tool_calls": [{ name: "hand", arguments: { task: "t" } }],
    });
    const large = { ...Object(answer), name: "x".repeat(5000) };
    const output = [large, { type: "function_call", name: "x".repeat(5000) }];
    expect(withData({ type: "generation", output })["attributes"]).not.toHaveProperty([
      "openai.tool_calls",
    ]);
  });

  it("moves bodies out of the attributes and reads JSON text", () => {
    const event = withData({
      type: "function",
      name: "look_up",
      input: '{"id":"acct_42"}',
      output: '{"plan":"pro"}',
    });

    expect(event).toMatchObject({ input: { id: "acct_42" }, output: { plan: "pro" } });
    expect(event["attributes"]).toEqual({
      "openai.span_data.type": "function",
      "openai.span_data.name": "look_up",
      "gen_ai.tool.name": "look_up",
      "gen_ai.tool.call.arguments": { id: "acct_42" },
    });
  });

  it.each<[string, Record<string, Json>]>([
    ["text", { type: "function", name: "f", input: '{"text":"aaa... [truncated]' }],
    ["a text inside", { type: "generation", input: [{ content: "aaa... [truncated]" }] }],
    ["a text inside JSON text", { type: "function", output: '"aaa... [truncated]' }],
    ["a whole value", { type: "generation", output: { truncated: true, original_type: "Map" } }],
  ])("notes that the sender cut %s", (_what, data) => {
    expect(withData(data)["attributes"]).toMatchObject({ "baton.cut_by_sender": true });
  });

  it("keeps what a wrapped filter adds to a handoff", () => {
    const event = withData({
      type: "handoff",
      from_agent: "A",
      intended_to: "B",
      tool_name: "hand",
      arguments: '{"task":"find 20"}',
      context_sent: [{ a: 1 }, { b: 2 }],
      context_received: [{ a: 1 }],
      filtered: true,
    });

    expect(event).toMatchObject({
      name: "A → B",
      input: [{ a: 1 }, { b: 2 }],
      output: [{ a: 1 }],
      attributes: {
        "openai.span_data.intended_to": "B",
        "openai.span_data.filtered": true,
        "openai.span_data.arguments": '{"task":"find 20"}',
        "gen_ai.tool.call.arguments": { task: "find 20" },
      },
    });
  });

  it("makes a body of what is large and names what finds no room", () => {
    const large = "x".repeat(10_000);

    expect(withData({ type: "custom", data: { large } })).toMatchObject({
      input: { data: { large } },
      attributes: { "openai.span_data.type": "custom" },
    });
    expect(
      withData({ type: "generation", input: "i", output: "o", model_config: { large } }),
    ).toMatchObject({
      input: "i",
      output: "o",
      attributes: { "baton.left_out": ["model_config"] },
    });
  });

  it.each<[string, Json, Record<string, Json>, Record<string, Json>]>([
    [
      "a failure with its cause",
      { message: "Error in agent run", data: { error: "ToolCallError: no" } },
      { type: "agent", name: "A" },
      { status: "error", status_message: "Error in agent run: ToolCallError: no" },
    ],
    ["bare text", "boom", { type: "function" }, { status: "error", status_message: "boom" }],
    [
      "the first of several handoffs, which went through",
      { message: "Multiple handoffs requested", data: { requested_agents: ["B", "C"] } },
      { type: "handoff", from_agent: "A", to_agent: "B" },
      { status: "ok", status_message: "Multiple handoffs requested" },
    ],
  ])("reads the error of %s", (_what, error, data, expected) => {
    expect(withData(data, { error })).toMatchObject({
      ...expected,
      attributes: { "openai.error": error },
    });
  });

  it("keeps the message of an error that is too large to stay whole", () => {
    const error = { message: "bad", data: { dump: "x".repeat(10_000) } };

    expect(withData({ type: "agent", name: "A" }, { error })["attributes"]).toMatchObject({
      "openai.error": { message: "bad" },
    });
  });

  it("fits what is too long to the vocabulary", () => {
    const event = withData(
      { type: "agent", name: "a".repeat(2000) },
      { error: { message: "m".repeat(200_000) } },
    );

    expect(NativeEvent.safeParse(event).error).toBeUndefined();
  });
});
