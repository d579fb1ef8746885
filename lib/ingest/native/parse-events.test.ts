import { describe, expect, it } from "vitest";
import { EVENT_NAMES, NativeEvent } from "@/lib/domain/event/native-event";
import type { Json } from "@/lib/domain/json";
import { UnreadableLine } from "../guard/parse-ndjson";
import { parseNativeEvents } from "./parse-events";

const initiated = {
  event: "handoff_initiated",
  event_id: "e1",
  trace_id: "t1",
  handoff_id: "h1",
  at: "2026-01-31T12:00:00.123Z",
  from_agent: "orchestrator",
  to_agent: "research",
  context: { industry: "fintech", limits: [1, { a: null }] },
};

describe("parseNativeEvents", () => {
  it("accepts a valid event with the same result as the vocabulary", () => {
    const { accepted, rejected } = parseNativeEvents([initiated]);

    expect(rejected).toEqual([]);
    expect(accepted).toEqual([{ index: 0, wire: initiated, event: NativeEvent.parse(initiated) }]);
  });

  it("keeps a span's attributes and bodies", () => {
    const span = {
      event: "span",
      event_id: "s",
      trace_id: "t",
      id: "1",
      name: "chat",
      start: "1795219819331000000",
      attributes: { "gen_ai.request.model": "m", nested: { a: [1] } },
      input: ["question"],
      output: "answer",
    };

    expect(parseNativeEvents([span]).accepted[0]?.event).toEqual(NativeEvent.parse(span));
  });

  it("rejects one bad event without its neighbours", () => {
    const { accepted, rejected } = parseNativeEvents([
      initiated,
      { ...initiated, event_id: "bad", at: "yesterday" },
      new UnreadableLine("The line is not valid JSON at position 3."),
      42,
      { ...initiated, event_id: "e2" },
    ]);

    expect(accepted.map(({ index }) => index)).toEqual([0, 4]);
    expect(rejected).toEqual([
      {
        index: 1,
        event_id: "bad",
        code: "invalid_input",
        message: "at: must be RFC 3339 (2026-01-31T12:00:00.123Z) or epoch nanoseconds as a string",
      },
      {
        index: 2,
        event_id: null,
        code: "invalid_input",
        message: "The line is not valid JSON at position 3.",
      },
      {
        index: 3,
        event_id: null,
        code: "invalid_input",
        message: "must be an event: a JSON object",
      },
    ]);
  });

  it.each<[string, object, string]>([
    ["a missing field", { at: undefined }, "at: is missing"],
    ["an empty name", { from_agent: "" }, "from_agent: must not be empty"],
    ["a wrong type", { task: 7 }, "task: expected string, received number"],
    [
      "an unknown word",
      { type: "gift" },
      'type: expected one of "route"|"delegate"|"return"|"escalate"|"loop"',
    ],
    ["a nested field", { state: { handoff_count: -1 } }, "state.handoff_count: "],
    ["several fields", { from_agent: "", at: undefined }, "at: is missing; from_agent: "],
  ])("names %s", (_what, change, message) => {
    const event: Json = JSON.parse(JSON.stringify({ ...initiated, ...change }));

    expect(parseNativeEvents([event]).rejected[0]?.message).toContain(message);
  });

  it("lists what it knows when the event's name is unknown or missing", () => {
    const { rejected } = parseNativeEvents([{ ...initiated, event: "handoff" }, { a: 1 }]);

    expect(rejected[0]?.message).toBe(
      `event: "handoff" is not known; known events are ${EVENT_NAMES.join(", ")}`,
    );
    expect(rejected[1]?.message).toContain("event: is missing; known events are handoff_initiated");
  });

  it("takes `type` for `event`, and `handoff_type` for the handoff's type", () => {
    const { event, ...rest } = initiated;
    const [named, typed] = parseNativeEvents([
      { type: event, ...rest },
      { type: event, ...rest, handoff_type: "delegate" },
    ]).accepted;

    expect(named?.wire).toEqual(initiated);
    expect(typed?.wire).toEqual({ ...initiated, type: "delegate" });
    expect(typed?.event).toMatchObject({ event: "handoff_initiated", type: "delegate" });
  });

  it("keeps unknown fields under `extra`, also when the result is sent again", () => {
    const sent = { ...initiated, tenant: "acme", extra: { region: "eu" } };

    const first = parseNativeEvents([sent]).accepted[0]?.wire;
    const again = parseNativeEvents([first ?? null]).accepted[0]?.wire;

    expect(first).toEqual({ ...initiated, extra: { tenant: "acme", region: "eu" } });
    expect(again).toEqual(first);
    expect(parseNativeEvents([{ ...initiated, extra: "note" }]).accepted[0]?.wire).toEqual({
      ...initiated,
      extra: { extra: "note" },
    });
  });

  it("names an event without id by its content, whatever the order of its keys", () => {
    const { event_id: _id, ...anonymous } = initiated;
    const reordered = Object.fromEntries(Object.entries(anonymous).reverse());
    const other = { ...anonymous, task: "another" };

    const ids = parseNativeEvents([anonymous, reordered, other]).accepted.map(
      ({ event }) => event.event_id,
    );

    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it.each(["attributes", "extra"])("refuses %s larger than 10 MB", (field) => {
    const span = { event: "span", trace_id: "t", id: "1", name: "n", start: "1795219819331000000" };
    const big = { ...span, [field]: { text: "x".repeat(11 * 1024 * 1024) } };

    expect(parseNativeEvents([big]).rejected).toMatchObject([
      { code: "payload_too_large", message: expect.stringContaining(`${field}: must be at most`) },
    ]);
  });

  it.each([
    ["usage.input_tokens", { usage: { input_tokens: 1e15 } }],
    ["usage.cost_usd", { usage: { cost_usd: 1e308 } }],
    ["timing.network_ms", { timing: { network_ms: 1e308 } }],
  ])("refuses a %s whose sum over a trace would not be a number", (path, fields) => {
    const { event_id, trace_id, handoff_id, at } = initiated;
    const complete = { event: "task_complete", event_id, trace_id, handoff_id, at, ...fields };

    expect(parseNativeEvents([complete]).rejected).toMatchObject([
      { message: expect.stringContaining(`${path}: Too big`) },
    ]);
  });

  it("refuses one context larger than 10 MB and keeps the rest", () => {
    const large = "x".repeat(10 * 1024 * 1024);

    const { accepted, rejected } = parseNativeEvents([
      { ...initiated, context: { large } },
      initiated,
    ]);

    expect(accepted).toHaveLength(1);
    expect(rejected).toMatchObject([{ index: 0, event_id: "e1", code: "payload_too_large" }]);
    expect(rejected[0]?.message).toContain("context:");
  });

  it("treats __proto__ as an unknown field like any other", () => {
    const event: Json = JSON.parse(
      `{"__proto__":{"event":"marker"},${JSON.stringify(initiated).slice(1)}`,
    );

    const wire = parseNativeEvents([event]).accepted[0]?.wire;

    expect(Object.getPrototypeOf(wire)).toBe(Object.prototype);
    expect(JSON.stringify(wire?.["extra"])).toBe('{"__proto__":{"event":"marker"}}');
  });
});
