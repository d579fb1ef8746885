import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeOtlpRequest } from "@/bench/otlp-encoder";
import { StoredEvent } from "@/lib/domain/event/native-event";
import { SpanId, TraceId } from "@/lib/domain/ids";
import { nanos } from "@/lib/domain/time";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";
import { decodeOtlpJson } from "../otlp/decode-json";
import { decodeOtlpProtobuf } from "../otlp/decode-protobuf";
import { capturedSpans, toTraceSpan } from "./captured-spans.fixture";
import { deriveHandoffEvents, type DerivedEvent } from "./derive-handoffs";

type Expected = { from: string; to: string; initiated_ns: string; ack_ns: string };
const SCENARIOS = ["transfer", "err_tool", "approval", "include_none"] as const;
const expected: Record<string, { spans: Expected[] }> = JSON.parse(
  fixture("expected-handoffs.json").toString(),
);

/** A tool that wants confirmation ends its run: in two of the four traces (rulings, 8). */
const escalations: Expected[] = ["1795219810966784346", "1795219810983246220"].map((at) => ({
  from: "billing_agent",
  to: "human",
  initiated_ns: at,
  ack_ns: "undefined",
}));

describe("deriveHandoffEvents on the Google ADK's captures", () => {
  it.each(SCENARIOS)("finds exactly the handoffs of %s", (scenario) => {
    expect(handoffsIn(captured(scenario))).toEqual(handoffsExpected(scenario));
  });

  it("derives the same from a body in protobuf as from one in JSON", () => {
    const { spans } = decodeOtlpJson(fixture("transfer-001_v1_traces.json"));
    const [{ resource, scope } = { resource: {}, scope: { name: "" } }] = spans;
    const { spans: decoded } = decodeOtlpProtobuf(encodeOtlpRequest({ resource, scope, spans }));

    expect(deriveByTrace(decoded.map(toTraceSpan))).toEqual(deriveByTrace(spans.map(toTraceSpan)));
  });

  it("finds the same chain in the protobuf body of another run", () => {
    const spans = decodeOtlpProtobuf(fixture("transfer-001_v1_traces.bin")).spans.map(toTraceSpan);

    expect(handoffsIn(spans).map(({ from, to }) => [from, to])).toEqual(
      handoffsExpected("transfer").map(({ from, to }) => [from, to]),
    );
    expect(handoffsIn(spans)[0]).toMatchObject({
      initiated_ns: "1795217820773000000",
      ack_ns: "1795217820781000000",
    });
  });

  it.each(SCENARIOS)(
    "derives the same from %s in any order, and never throws on a part",
    (name) => {
      const spans = captured(name);
      const whole = deriveByTrace(spans);

      fc.assert(
        fc.property(
          fc.shuffledSubarray(spans, { minLength: spans.length }),
          fc.nat(spans.length),
          (shuffled, known) => {
            expect(deriveByTrace(shuffled)).toEqual(whole);

            const edges = handoffsIn(shuffled.slice(0, known)).map(
              ({ from, to }) => `${from}>${to}`,
            );
            const all = handoffsExpected(name).map(({ from, to }) => `${from}>${to}`);
            expect(all).toEqual(expect.arrayContaining(edges));
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it("writes events of the stored vocabulary with ids that do not collide", () => {
    const events = deriveByTrace(captured("transfer"));

    const ids = events.map(({ event_id: id }) => id);
    const wire = events.map((event) => JSON.parse(JSON.stringify(event, digits)));

    expect(wire.map((event) => StoredEvent.parse(event))).toEqual(events);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("ends a callee when control leaves it, not when its span ends", () => {
    const [first, , , , , , last] = endsOf("transfer");

    expect(first).toEqual({
      event: "task_complete",
      at: "1795219801706000000",
      usage: { input_tokens: expect.any(Number), output_tokens: expect.any(Number) },
      result: expect.any(String),
    });
    expect(last).toMatchObject({ event: "task_complete", at: "1795219801771885046" });
  });

  it("marks a callee whose tool failed but which went on", () => {
    expect(endsOf("err_tool")).toEqual([
      {
        event: "task_complete",
        at: "1795219819341608537",
        result: expect.stringContaining("Tool failed, sorry"),
        usage: { input_tokens: 221, output_tokens: 18 },
        tool_error: true,
      },
    ]);
  });

  it("leaves a callee open that waits for a person", () => {
    expect(endsOf("approval")).toEqual([]);
  });

  it("keeps what the caller held and what the callee received", () => {
    const events = deriveByTrace(captured("include_none"));

    expect(events.find(({ event }) => event === "handoff_initiated")).toMatchObject({
      held: { payload: expect.stringContaining('"contents"') },
    });
    expect(events.find(({ event }) => event === "handoff_initiated")).not.toHaveProperty("context");
    expect(events.find(({ event }) => event === "handoff_received")).toMatchObject({
      context: { payload: expect.stringContaining("For context:") },
    });
  });
});

describe("deriveHandoffEvents on transfers that come to nothing", () => {
  const root = span("root", { name: "invocation", kind: "other", times: [0, 100] });
  const caller = span("caller", { parent: "root", agent: "coordinator", times: [1, 99] });
  const call = span("call", { parent: "caller", kind: "llm", name: "call_llm", times: [2, 98] });

  it("fails an unknown target once the trace has ended", () => {
    const transfer = transferTo("no_such_agent", { id: "t1", parent: "call", times: [3, 4] });

    expect(outlineOf([root, caller, call, transfer])).toEqual([
      "handoff_initiated coordinator>no_such_agent @3",
      "task_failed not_delivered @4",
    ]);
    expect(outlineOf([caller, call, transfer])).toEqual([
      "handoff_initiated coordinator>no_such_agent @3",
    ]);
  });

  it.each([
    ["another agent", "billing"],
    ["the same agent", "tech"],
  ])("fails the first of two transfers in one answer, to %s", (_whom, first) => {
    const spans = [
      root,
      caller,
      call,
      transferTo(first, { id: "t1", parent: "call", times: [3, 4] }),
      transferTo("tech", { id: "t2", parent: "call", times: [5, 6] }),
      span("callee", { parent: "call", agent: "tech", times: [7, 90] }),
    ];

    expect(outlineOf(spans)).toEqual([
      `handoff_initiated coordinator>${first} @3`,
      "task_failed not_delivered @4",
      "handoff_initiated coordinator>tech @5",
      "handoff_received tech @7",
      "task_complete tech @90",
    ]);
  });

  it("fails a transfer whose call failed and named nobody", () => {
    const broken = span("t1", {
      parent: "call",
      kind: "tool",
      name: "execute_tool transfer_to_agent",
      attributes: {},
      times: [3, 4],
    });

    expect(outlineOf([root, caller, call, broken])).toEqual([
      "handoff_initiated coordinator>undefined @3",
      "task_failed not_delivered @4",
    ]);
  });

  it("fails a callee whose last own step failed", () => {
    const spans = [
      root,
      caller,
      call,
      transferTo("tech", { id: "t1", parent: "call", times: [3, 4] }),
      span("callee", { parent: "call", agent: "tech", times: [7, 90] }),
      span("bare", {
        parent: "callee",
        kind: "llm",
        name: "call_llm",
        attributes: {},
        times: [8, 9],
      }),
    ];

    expect(outlineOf(spans).at(-1)).toBe("task_failed model_error @9");
  });

  it("survives parents that form a cycle", () => {
    const a = span("a", { parent: "b", agent: "x", times: [1, 2] });
    const b = transferTo("x", { id: "b", parent: "a", times: [1, 2] });

    expect(outlineOf([a, b])).toEqual(outlineOf([b, a]));
  });
});

describe("deriveHandoffEvents on other frameworks' transfer tools", () => {
  const root = span("root", { name: "workflow", kind: "other", times: [0, 100] });
  const triage = span("triage", { parent: "root", agent: "Triage", times: [1, 10] });

  it("finds a callee that runs beside its caller, by the tool's suffix", () => {
    const spans = [
      root,
      triage,
      tool("transfer_to_weather_agent", { id: "t", parent: "triage", times: [5, 6] }),
      span("weather", { parent: "root", agent: "Weather Agent", times: [11, 20] }),
    ];

    expect(outlineOf(spans)).toEqual([
      "handoff_initiated Triage>Weather Agent @5",
      "handoff_received Weather Agent @11",
      "task_complete Weather Agent @20",
    ]);
  });

  it("takes caller and target from OpenTelemetry's transfer attributes", () => {
    const spans = [
      root,
      tool("route", {
        id: "t",
        parent: "root",
        times: [5, 6],
        attributes: {
          "gen_ai.tool.name": "route",
          "gen_ai.transfer.target.name": "weather",
          "gen_ai.agent.name": "front desk",
        },
      }),
    ];

    expect(outlineOf(spans)[0]).toBe("handoff_initiated front desk>weather @5");
  });

  it("lets a caller go on after a callee that ran inside its tool call", () => {
    const spans = [
      root,
      triage,
      tool("transfer_to_a", { id: "t1", parent: "triage", times: [2, 4] }),
      span("a", { parent: "t1", agent: "a", times: [3, 4] }),
      tool("transfer_to_b", { id: "t2", parent: "a", times: [3, 4] }),
      span("b", { parent: "t2", agent: "b", times: [3, 4] }),
    ];

    expect(outlineOf(spans)).toEqual([
      "handoff_initiated Triage>a @2",
      "handoff_received a @3",
      "handoff_initiated a>b @3",
      "handoff_received b @3",
      "task_complete a @4",
      "task_complete b @4",
    ]);
  });

  it("passes on arguments beyond the target as context, task and reason", () => {
    const [initiated] = deriveHandoffEvents([
      triage,
      transferTo("tech", {
        id: "t",
        parent: "triage",
        times: [3, 4],
        args: { agentName: "tech", task: "Refund INV-1", justification: "needs billing" },
      }),
    ]);

    expect(initiated).toMatchObject({
      task: "Refund INV-1",
      justification: "needs billing",
      context: { payload: "arguments of t" },
    });
  });
});

it("derives 20,000 spans of one deep chain in linear time", () => {
  const spans: TraceSpan[] = [span("a0", { agent: "agent 0", times: [0, 99_999] })];
  for (let i = 1; i <= 10_000; i++) {
    const times = [i, 99_999] as const;
    spans.push(transferTo(`agent ${i}`, { id: `t${i}`, parent: `a${i - 1}`, times }));
    spans.push(span(`a${i}`, { parent: `a${i - 1}`, agent: `agent ${i}`, times }));
  }

  expect(deriveHandoffEvents(spans.toReversed())).toHaveLength(30_000);
});

type SpanOptions = {
  parent?: string;
  kind?: TraceSpan["kind"];
  name?: string;
  agent?: string;
  times: readonly [number, number];
  attributes?: TraceSpan["attributes"];
  input?: TraceSpan["input"];
};

function span(id: string, options: SpanOptions): TraceSpan {
  const { agent = null, parent, times, attributes, input = null } = options;
  return {
    id: SpanId.parse(id),
    traceId: TraceId.parse("trace"),
    parentId: parent === undefined ? null : SpanId.parse(parent),
    kind: options.kind ?? "agent",
    name: options.name ?? `invoke_agent ${agent ?? ""}`,
    agent,
    service: null,
    startedAt: nanos(times[0]),
    endedAt: nanos(times[1]),
    status: "unset",
    statusMessage: null,
    attributes: attributes ?? { "gen_ai.operation.name": "x" },
    input,
    output: null,
  };
}

function tool(name: string, { id, ...options }: SpanOptions & { id: string }): TraceSpan {
  const attributes = options.attributes ?? { "gen_ai.tool.name": name };
  return span(id, { ...options, kind: "tool", name: `execute_tool ${name}`, attributes });
}

function transferTo(
  agentName: string,
  { args = { agentName }, ...options }: SpanOptions & { id: string; args?: Record<string, string> },
): TraceSpan {
  return tool("transfer_to_agent", {
    ...options,
    attributes: {
      "gen_ai.tool.name": "transfer_to_agent",
      "gcp.vertex.agent.tool_call_args": args,
    },
    input: { payload: `arguments of ${options.id}`, bytes: 1 },
  });
}

function captured(scenario: string): TraceSpan[] {
  return capturedSpans(fixture(`${scenario}-001_v1_traces.json`));
}

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../fixtures/adk/${name}`, import.meta.url));
}

function deriveByTrace(spans: readonly TraceSpan[]): DerivedEvent[] {
  const traces = [...Map.groupBy(spans, ({ traceId }) => traceId)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return traces.flatMap(([, own]) => deriveHandoffEvents(own));
}

function handoffsExpected(scenario: string): Expected[] {
  const made = (expected[scenario]?.spans ?? []).map(({ from, to, initiated_ns, ack_ns }) => ({
    from,
    to,
    initiated_ns,
    ack_ns,
  }));
  return scenario === "approval" ? [...made, ...escalations] : made;
}

function handoffsIn(spans: readonly TraceSpan[]): Expected[] {
  const events = deriveByTrace(spans);
  return events
    .filter((event) => event.event === "handoff_initiated")
    .map((event) => ({
      from: event.from_agent ?? "",
      to: event.to_agent ?? "",
      initiated_ns: String(event.at),
      ack_ns: String(
        events.find((e) => e.event === "handoff_received" && e.handoff_id === event.handoff_id)?.at,
      ),
    }))
    .sort((a, b) => (a.initiated_ns < b.initiated_ns ? -1 : 1));
}

/** How the handoffs of a capture ended, in the order in which they began. */
function endsOf(scenario: string) {
  const events = deriveByTrace(captured(scenario));
  const initiated = events
    .filter(({ event }) => event === "handoff_initiated")
    .sort((a, b) => Number(a.at - b.at));
  return initiated.flatMap(({ handoff_id: id }) =>
    events
      .filter((event) => event.event === "task_complete" && event.handoff_id === id)
      .map((event) => ({
        event: event.event,
        at: String(event.at),
        ...("usage" in event && { usage: event.usage }),
        ...("result" in event && { result: event.result?.payload }),
        ...("tool_error" in event && { tool_error: event.tool_error }),
      })),
  );
}

function outlineOf(spans: readonly TraceSpan[]): string[] {
  return deriveHandoffEvents(spans).map(
    (event) => `${event.event} ${detailOf(event)} @${event.at}`,
  );
}

function detailOf(event: DerivedEvent): string {
  if (event.event === "handoff_initiated") return `${event.from_agent}>${event.to_agent}`;
  if (event.event === "task_failed") return event.error.type;
  return "agent" in event ? (event.agent ?? "") : "";
}

function digits(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
