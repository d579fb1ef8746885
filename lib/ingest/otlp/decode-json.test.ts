import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeOtlpJson } from "./decode-json";

const span = {
  traceId: "0AF7651916CD43DD8448EB211C80319C",
  spanId: "b7ad6b7169203331",
  parentSpanId: "",
  name: "chat",
  startTimeUnixNano: "1795219801692000001",
  endTimeUnixNano: "1795219801695415742",
};

describe("decodeOtlpJson", () => {
  it("reads every field of a span exactly", () => {
    const full = {
      ...span,
      status: { code: 2, message: "it broke" },
      droppedAttributesCount: 3,
      attributes: [
        pair("number", { intValue: 648 }),
        pair("digits", { intValue: "-7" }),
        pair("huge", { intValue: "9007199254740993" }),
        pair("ratio", { doubleValue: 0.25 }),
        pair("flag", { boolValue: false }),
        pair("list", { arrayValue: { values: [{ stringValue: "a" }, {}] } }),
        pair("map", { kvlistValue: { values: [pair("x", { stringValue: "y" })] } }),
        pair("bytes", { bytesValue: "AAEC" }),
        pair("nothing", {}),
      ],
      events: [{ name: "exception", timeUnixNano: 5, attributes: [pair("a", { intValue: 1 })] }],
      links: [{ traceId: "AB", spanId: "CD" }],
    };

    expect(decode([full])).toEqual({
      rejected: [],
      spans: [
        {
          traceId: "0af7651916cd43dd8448eb211c80319c",
          spanId: "b7ad6b7169203331",
          parentSpanId: null,
          name: "chat",
          startNs: 1_795_219_801_692_000_001n,
          endNs: 1_795_219_801_695_415_742n,
          statusCode: 2,
          statusMessage: "it broke",
          attributes: {
            number: 648,
            digits: -7,
            huge: "9007199254740993",
            ratio: 0.25,
            flag: false,
            list: ["a", null],
            map: { x: "y" },
            bytes: "AAEC",
            nothing: null,
          },
          events: [{ name: "exception", atNs: 5n, attributes: { a: 1 } }],
          links: [{ traceId: "ab", spanId: "cd", attributes: {} }],
          service: null,
          resource: {},
          scope: { name: "", version: "" },
          droppedAttributesCount: 3,
        },
      ],
    });
  });

  it("reads a body that the ADK sent", () => {
    const file = readFileSync(
      new URL("../fixtures/adk/approval-001_v1_traces.json", import.meta.url),
    );

    const { spans, rejected } = decodeOtlpJson(file);

    expect(rejected).toEqual([]);
    expect(spans).toHaveLength(19);
    expect(spans[0]).toMatchObject({ service: "adk-harness", scope: { name: "gcp.vertex.agent" } });
  });

  it.each<[string, unknown, string]>([
    ["a bad trace id", { ...span, traceId: "xyz" }, "trace_id: must be 16 bytes, not all zero"],
    ["no start", { ...span, startTimeUnixNano: undefined }, "start_time_unix_nano: is missing"],
    ["a start in words", { ...span, startTimeUnixNano: "noon" }, "times: must be nanoseconds"],
    ["an end before 1970", { ...span, endTimeUnixNano: -5.5e118 }, "between the years 1970"],
    ["an end far away", { ...span, endTimeUnixNano: "99999999999999999999" }, "and 2262"],
    ["another type", 7, "must be a span: a JSON object"],
  ])("rejects a span with %s and keeps its neighbours", (_what, bad, message) => {
    const { spans, rejected } = decode([span, bad, span]);

    expect(spans).toHaveLength(2);
    expect(rejected).toMatchObject([{ message: expect.stringContaining(message) }]);
  });

  it("refuses countless empty events and links", () => {
    const half = Array.from({ length: 100_001 }, () => ({}));

    expect(() => decode([{ ...span, events: half, links: half }])).toThrow(
      expect.objectContaining({ code: "payload_too_large" }),
    );
  });

  it("takes a count that is none for nothing", () => {
    const odd = { toString: "7", valueOf: null };

    const { spans, rejected } = decode([{ ...span, droppedAttributesCount: odd }]);

    expect(rejected).toEqual([]);
    expect(spans[0]?.droppedAttributesCount).toBe(0);
  });

  it("keeps __proto__ an ordinary attribute", () => {
    const { spans } = decode([
      {
        ...span,
        attributes: [pair("__proto__", { stringValue: "x" }), pair("a", { intValue: 1 })],
      },
    ]);

    expect(Object.getPrototypeOf(spans[0]?.attributes)).toBe(Object.prototype);
    expect(JSON.stringify(spans[0]?.attributes)).toBe('{"__proto__":"x","a":1}');
  });

  it.each(["[]", "7", '{"resourceSpans":{}}', '{"resourceSpans":'])("refuses %s", (text) => {
    expect(() => decodeOtlpJson(Buffer.from(text))).toThrow(
      expect.objectContaining({ code: "invalid_input" }),
    );
  });

  it("takes an empty request, as exporters send to try a connection", () => {
    expect(decodeOtlpJson(Buffer.from("{}"))).toEqual({ spans: [], rejected: [] });
  });
});

function decode(spans: unknown[]) {
  return decodeOtlpJson(
    Buffer.from(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] })),
  );
}

function pair(key: string, value: object) {
  return { key, value };
}
