import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { NativeEvent } from "@/lib/domain/event/native-event";
import { parseNativeEvents } from "../native/parse-events";
import { decodeOtlpJson } from "./decode-json";
import type { OtlpSpan } from "./otlp-span";
import { toSpanEvent } from "./to-span-event";

const base: OtlpSpan = {
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spanId: "b7ad6b7169203331",
  parentSpanId: null,
  name: "work",
  startNs: 1_795_219_801_692_000_001n,
  endNs: null,
  statusCode: 0,
  statusMessage: "",
  attributes: {},
  events: [],
  links: [],
  service: null,
  resource: {},
  scope: { name: "", version: "" },
  droppedAttributesCount: 0,
};

const hex = (length: number) =>
  fc
    .string({ unit: fc.constantFrom("0", "1", "a", "f"), minLength: length, maxLength: length })
    .map((digits) => digits.replace(/^0+$/, "1".repeat(length)));
const text = fc.oneof(
  fc.string(),
  fc.integer({ min: 0, max: 100_001 }).map((n) => "a".repeat(n)),
);
const instant = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n });
const attributes = fc.dictionary(
  fc.constantFrom("gen_ai.operation.name", "gen_ai.agent.name", "session.id", "input.value", "a.b"),
  fc.oneof(text, fc.constantFrom("invoke_agent", "chat"), fc.json().map(String), fc.integer()),
);
const anySpan: fc.Arbitrary<OtlpSpan> = fc.record({
  traceId: hex(32),
  spanId: hex(16),
  parentSpanId: fc.option(hex(16)),
  name: text,
  startNs: instant,
  endNs: fc.option(instant),
  statusCode: fc.nat(3),
  statusMessage: text,
  attributes,
  events: fc.array(
    fc.record({ name: fc.constantFrom("exception", "x"), atNs: instant, attributes }),
    { maxLength: 2 },
  ),
  links: fc.constant([]),
  service: fc.option(text.filter((name) => name !== "")),
  resource: attributes,
  scope: fc.record({ name: text, version: text }),
  droppedAttributesCount: fc.nat(),
});

describe("toSpanEvent", () => {
  it("keeps every limit of the vocabulary, so that its events need no check", () => {
    fc.assert(
      fc.property(anySpan, (span) => {
        const made = [toSpanEvent(span)];
        expect(parseNativeEvents(made, { areOwnSpans: true })).toEqual(parseNativeEvents(made));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("makes valid native events of everything that the ADK sent", () => {
    for (const scenario of ["transfer", "err_tool", "approval", "include_none"]) {
      const file = readFileSync(
        new URL(`../fixtures/adk/${scenario}-001_v1_traces.json`, import.meta.url),
      );
      for (const span of decodeOtlpJson(file).spans) {
        expect(NativeEvent.safeParse(toSpanEvent(span)).error).toBeUndefined();
      }
    }
  });

  it("carries the span over, instants as digits", () => {
    expect(
      toSpanEvent({
        ...base,
        endNs: base.startNs + 1n,
        service: "shop",
        statusCode: 1,
        parentSpanId: "00f067aa0ba902b7",
        attributes: { "gen_ai.conversation.id": "c1", other: 7 },
        resource: { "service.name": "shop", "deployment.environment.name": "test" },
        scope: { name: "tracer", version: "1" },
        droppedAttributesCount: 2,
      }),
    ).toEqual({
      event: "span",
      event_id: "span:0af7651916cd43dd8448eb211c80319c:b7ad6b7169203331",
      trace_id: base.traceId,
      id: base.spanId,
      parent_id: "00f067aa0ba902b7",
      kind: "other",
      name: "work",
      agent: null,
      service: "shop",
      start: "1795219801692000001",
      end: "1795219801692000002",
      status: "ok",
      session_id: "c1",
      attributes: {
        "gen_ai.conversation.id": "c1",
        other: 7,
        "otel.scope.name": "tracer",
        "otel.dropped_attributes_count": 2,
        "otel.resource.deployment.environment.name": "test",
      },
    });
  });

  it.each<[string, Partial<OtlpSpan>, string]>([
    ["invoke_agent", { attributes: { "gen_ai.operation.name": "invoke_agent" } }, "agent"],
    ["execute_tool", { attributes: { "gen_ai.operation.name": "execute_tool" } }, "tool"],
    ["chat", { attributes: { "gen_ai.operation.name": "chat" } }, "llm"],
    ["handoff", { attributes: { "gen_ai.operation.name": "handoff" } }, "handoff"],
    ["a workflow", { attributes: { "gen_ai.operation.name": "invoke_workflow" } }, "other"],
    [
      "a chat that names its agent",
      { attributes: { "gen_ai.operation.name": "chat", "gen_ai.agent.name": "OpenAI Agent" } },
      "llm",
    ],
    ["only an agent's name", { attributes: { "gen_ai.agent.name": "x" } }, "other"],
    ["OpenInference", { attributes: { "openinference.span.kind": "GUARDRAIL" } }, "guardrail"],
    ["Langfuse", { attributes: { "langfuse.observation.type": "generation" } }, "llm"],
    [
      "Mastra's step, which has what the model was given",
      { attributes: { "gen_ai.operation.name": "agent_step", "mastra.span.type": "model_step" } },
      "llm",
    ],
    ["a step", { attributes: { "gen_ai.operation.name": "agent_step" } }, "other"],
    ["the ADK's call_llm", { name: "call_llm" }, "llm"],
    ["the ADK's bare tool call", { name: "execute_tool crash" }, "tool"],
    ["the ADK's invocation", { name: "invocation" }, "other"],
    [
      "the ADK's merged tool calls",
      {
        name: "execute_tool (merged)",
        attributes: { "gen_ai.operation.name": "execute_tool" },
      },
      "other",
    ],
    ["VoltAgent's tool call", { name: "tool.execution:delegate_task" }, "tool"],
    ["VoltAgent's sub-agent", { name: "subagent:research" }, "agent"],
    [
      "VoltAgent's agent",
      { name: "desk", attributes: { "entity.type": "agent", "entity.name": "desk" } },
      "agent",
    ],
    ["a model", { attributes: { "gen_ai.request.model": "m" } }, "llm"],
    ["a tool's name", { attributes: { "gen_ai.tool.name": "t" } }, "tool"],
  ])("tells the kind of %s", (_what, change, kind) => {
    expect(toSpanEvent({ ...base, ...change })["kind"]).toBe(kind);
  });

  it("takes an agent's name from its own span only", () => {
    const attributes = { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "billing" };

    expect(toSpanEvent({ ...base, attributes })["agent"]).toBe("billing");
    expect(toSpanEvent({ ...base, name: "invoke_agent tech" })["agent"]).toBe("tech");
    expect(
      toSpanEvent({ ...base, name: "call_llm", attributes: { "gen_ai.agent.name": "billing" } })[
        "agent"
      ],
    ).toBeNull();
  });

  it("moves content out of the attributes and reads it where it is JSON", () => {
    const event = toSpanEvent({
      ...base,
      attributes: {
        "gen_ai.input.messages": '[{"role":"user"}]',
        "gen_ai.system_instructions": "be kind",
        "gen_ai.output.messages": '[{"cut by the sen',
        "gen_ai.usage.input_tokens": 5,
      },
    });

    expect(event).toMatchObject({
      input: {
        "gen_ai.input.messages": [{ role: "user" }],
        "gen_ai.system_instructions": "be kind",
      },
      output: '[{"cut by the sen',
    });
    expect(event["attributes"]).toEqual({
      "baton.cut_by_sender": true,
      "gen_ai.usage.input_tokens": 5,
    });
  });

  it("leaves JSON text that nests too deep as text", () => {
    const bomb = "[".repeat(100_000) + "]".repeat(100_000);

    expect(toSpanEvent({ ...base, attributes: { "input.value": bomb } })["input"]).toBe(bomb);
  });

  it("keeps small tool arguments among the attributes too, and what is small of large ones", () => {
    const small = { agentName: "billing", task: "refund" };
    const large = { agentName: "billing", context: "x".repeat(5000) };

    expect(toolEvent(small)).toMatchObject({
      input: small,
      attributes: { "gcp.vertex.agent.tool_call_args": small },
    });
    expect(toolEvent(large)).toMatchObject({
      input: large,
      attributes: {
        "gcp.vertex.agent.tool_call_args": { agentName: "billing" },
        "baton.tool.arguments_cut": true,
      },
    });
  });

  it("keeps the small input of a tool, and of no other span, among the attributes", () => {
    const attributes = { "input.value": '{"task":"refund"}', "openinference.span.kind": "TOOL" };

    expect(toSpanEvent({ ...base, attributes })).toMatchObject({
      input: { task: "refund" },
      attributes: { "input.value": { task: "refund" } },
    });
    expect(
      toSpanEvent({ ...base, attributes: { ...attributes, "openinference.span.kind": "LLM" } })[
        "attributes"
      ],
    ).not.toHaveProperty("input.value");
  });

  it.each([
    [{ context: "c", understood: "u" }, { input: "c", output: "u" }, ["context", "understood"]],
    [{ received: "r", understood: "u" }, { input: "r", output: "u" }, ["received", "understood"]],
    [{ context: "c", received: "r" }, { input: "c", output: "r" }, ["context", "received"]],
  ])("moves what a handoff carried, %j, into the span's bodies", (contents, bodies, has) => {
    const entries = Object.entries(contents).map(([name, text]) => [`baton.handoff.${name}`, text]);
    const event = toSpanEvent({ ...base, attributes: Object.fromEntries(entries) });

    expect(event).toMatchObject(bodies);
    expect(event["attributes"]).toEqual({ "baton.handoff.has": has });
  });

  it("knows LangGraph's nodes as agents, their commands, and what they throw to leave", () => {
    const metadata = JSON.stringify({ langgraph_node: "triage", langgraph_step: 1 });
    const node = { "openinference.span.kind": "CHAIN", metadata };
    const command = { lg_name: "Command", goto: ["billing"], update: { task: "Refund" } };

    expect(
      toSpanEvent({
        ...base,
        name: "triage",
        attributes: { ...node, "output.value": JSON.stringify(command) },
      }),
    ).toMatchObject({
      kind: "agent",
      agent: "triage",
      attributes: { "baton.langgraph.command": { goto: ["billing"], task: "Refund" } },
    });
    const exception = { "exception.message": "[]\n\nGraphInterrupt: []" };
    expect(
      toSpanEvent({
        ...base,
        name: "triage",
        statusCode: 2,
        attributes: node,
        events: [{ name: "exception", atNs: 5n, attributes: exception }],
      }),
    ).toMatchObject({ status: "unset", status_message: "[]\n\nGraphInterrupt: []" });
    expect(toSpanEvent({ ...base, name: "FakeChat", attributes: node })["kind"]).toBe("other");
  });

  it("notes a tool's error and drops the ADK's empty placeholders", () => {
    const event = toSpanEvent({
      ...base,
      name: "execute_tool pay",
      attributes: {
        "gcp.vertex.agent.llm_request": "{}",
        "gcp.vertex.agent.llm_response": "{}",
        "gcp.vertex.agent.tool_response": '{"error":"card declined"}',
      },
    });

    expect(event).not.toHaveProperty("input");
    expect(event["output"]).toEqual({ error: "card declined" });
    expect(event["attributes"]).toEqual({ "baton.tool.error": "card declined" });
  });

  it("says why a span failed, from its exception when the status is silent", () => {
    const events = [
      { name: "exception", atNs: 5n, attributes: { "exception.message": "db down" } },
    ];

    expect(toSpanEvent({ ...base, statusCode: 2, events })).toMatchObject({
      status: "error",
      status_message: "db down",
      attributes: {
        "otel.events": [
          { name: "exception", at: "5", attributes: { "exception.message": "db down" } },
        ],
      },
    });
  });

  it("fits what is too long or empty to the vocabulary", () => {
    const event = toSpanEvent({
      ...base,
      name: "",
      service: "s".repeat(2000),
      statusMessage: "m".repeat(200_000),
      attributes: {
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.agent.name": "a".repeat(2000),
        "session.id": "x".repeat(2000),
      },
    });

    expect(NativeEvent.safeParse(event).error).toBeUndefined();
    expect(event["name"]).toBe("(unnamed)");
  });
});

function toolEvent(args: object) {
  return toSpanEvent({
    ...base,
    name: "execute_tool transfer_to_agent",
    attributes: { "gcp.vertex.agent.tool_call_args": JSON.stringify(args) },
  });
}
