import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeOtlpRequest, type PlainSpan, type PlainValue } from "@/bench/otlp-encoder";
import { AppError } from "@/lib/errors";
import { decodeOtlpProtobuf } from "./decode-protobuf";

const span: PlainSpan = {
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spanId: "b7ad6b7169203331",
  parentSpanId: "00f067aa0ba902b7",
  name: "chat",
  startNs: 1_795_219_801_692_000_001n,
  endNs: 1_795_219_801_695_415_742n,
  statusCode: 2,
  statusMessage: "it broke",
};

describe("decodeOtlpProtobuf", () => {
  it("reads every field of a span exactly", () => {
    const attributes = {
      text: "héllo 🙂",
      flag: true,
      count: 648,
      negative: -7,
      huge: 9_007_199_254_740_993n,
      ratio: 0.25,
      nothing: null,
      list: [1, "two", [3]],
      map: { inner: { deep: false } },
    };
    const bytes = encodeOtlpRequest({
      resource: { "service.name": "shop", "host.name": "h" },
      scope: { name: "gcp.vertex.agent", version: "2.0.0" },
      spans: [{ ...span, attributes }],
    });

    expect(decodeOtlpProtobuf(bytes)).toEqual({
      rejected: [],
      spans: [
        {
          ...span,
          attributes: { ...attributes, huge: "9007199254740993" },
          events: [],
          links: [],
          service: "shop",
          resource: { "service.name": "shop", "host.name": "h" },
          scope: { name: "gcp.vertex.agent", version: "2.0.0" },
          droppedAttributesCount: 0,
        },
      ],
    });
  });

  it("reads attribute values whatever their shape", () => {
    const { tree } = fc.letrec<{ tree: PlainValue }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: "grapheme" }),
        fc.boolean(),
        fc.maxSafeInteger(),
        fc.double({ noNaN: true, noDefaultInfinity: true, noInteger: true }),
        fc.constant(null),
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie("tree"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const bytes = encodeOtlpRequest({ spans: [{ ...span, attributes: { value } }] });
        const decoded = decodeOtlpProtobuf(bytes).spans[0]?.attributes;

        expect(JSON.stringify(decoded)).toBe(JSON.stringify({ value }));
      }),
    );
  });

  it("reads a body that the ADK sent, from a view into a larger buffer", () => {
    const file = readFileSync(
      new URL("../fixtures/adk/transfer-001_v1_traces.bin", import.meta.url),
    );
    const padded = Buffer.concat([Buffer.alloc(13), file, Buffer.alloc(5)]);

    const { spans, rejected } = decodeOtlpProtobuf(padded.subarray(13, 13 + file.length));

    expect(rejected).toEqual([]);
    expect(spans).toHaveLength(34);
    expect(spans[0]).toMatchObject({
      name: "execute_tool transfer_to_agent",
      service: "adk-harness",
    });
  });

  it.each<[string, Partial<PlainSpan>, string]>([
    ["a short trace id", { traceId: "abcd" }, "trace_id: must be 16 bytes, not all zero"],
    ["a zero span id", { spanId: "0000000000000000" }, "span_id: must be 8 bytes, not all zero"],
    ["a long parent id", { parentSpanId: "00".repeat(9) }, "parent_span_id: must be 8 bytes"],
    ["no start", { startNs: 0n }, "start_time_unix_nano: is missing"],
    [
      "a start after 2262",
      { startNs: 2n ** 63n },
      "times: must be between the years 1970 and 2262",
    ],
    [
      "attributes 201 deep",
      { attributes: { deep: nest(201) } },
      "attributes: nest deeper than 200",
    ],
  ])("rejects a span with %s and keeps its neighbours", (_what, change, message) => {
    const bytes = encodeOtlpRequest({ spans: [span, { ...span, ...change }, span] });

    const { spans, rejected } = decodeOtlpProtobuf(bytes);

    expect(spans).toHaveLength(2);
    expect(rejected).toMatchObject([
      { spanId: expect.anything(), message: expect.stringContaining(message) },
    ]);
  });

  it("takes attributes 200 deep, and bombs of empty nesting without falling over", () => {
    const bytes = encodeOtlpRequest({ spans: [{ ...span, attributes: { deep: nest(200) } }] });

    expect(decodeOtlpProtobuf(bytes).spans).toHaveLength(1);
    expect(decodeOtlpProtobuf(new Uint8Array())).toEqual({ spans: [], rejected: [] });
  });

  it("rejects a span whose own bytes are broken and keeps its neighbours", () => {
    const bytes = encodeOtlpRequest({ spans: [span, { ...span, name: "broken" }, span] });
    bytes[Buffer.from(bytes).indexOf("broken") - 1] = 0x7f;

    expect(decodeOtlpProtobuf(bytes)).toMatchObject({
      spans: [{ name: "chat" }, { name: "chat" }],
      rejected: [{ spanId: span.spanId, message: "must be a complete protobuf message" }],
    });
  });

  it("refuses a body that was cut anywhere", () => {
    const bytes = encodeOtlpRequest({ spans: [span, span] });

    for (let length = 1; length < bytes.length; length++) {
      expect(() => decodeOtlpProtobuf(bytes.subarray(0, length))).toThrow(
        expect.objectContaining({ code: "invalid_input" }),
      );
    }
  });

  it("answers any bytes with spans or invalid_input", () => {
    const valid = encodeOtlpRequest({ spans: [{ ...span, attributes: { a: [1, { b: "c" }] } }] });
    fc.assert(
      fc.property(fc.nat(valid.length - 1), fc.uint8Array({ minLength: 1 }), (at, noise) => {
        const bytes = new Uint8Array(valid);
        bytes.set(noise.subarray(0, bytes.length - at), at);

        expect(["decoded", "invalid_input"]).toContain(outcomeOf(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["events", 0x5a],
    ["links", 0x6a],
  ])("refuses a span of countless empty %s, two bytes each", (_what, tag) => {
    const parts = Buffer.alloc(2 * 200_001, Uint8Array.of(tag, 0));
    const bytes = message(0x0a, message(0x12, message(0x12, parts)));

    expect(() => decodeOtlpProtobuf(bytes)).toThrow(
      expect.objectContaining({ code: "payload_too_large" }),
    );
  });

  it("refuses countless empty groups of spans", () => {
    const bytes = Buffer.alloc(2 * 200_001, Uint8Array.of(0x0a, 0));

    expect(() => decodeOtlpProtobuf(bytes)).toThrow(
      expect.objectContaining({ code: "payload_too_large" }),
    );
  });

  it("refuses more than 10,000 spans", () => {
    const bytes = encodeOtlpRequest({ spans: Array.from({ length: 10_001 }, () => span) });

    expect(() => decodeOtlpProtobuf(bytes)).toThrow(
      expect.objectContaining({ code: "payload_too_large" }),
    );
  });
});

function outcomeOf(bytes: Uint8Array): string {
  try {
    decodeOtlpProtobuf(bytes);
    return "decoded";
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

/** One length-delimited field, its length in four varint bytes. */
function message(tag: number, content: Uint8Array): Uint8Array {
  const length = [0, 7, 14, 21].map((shift) => (content.length >> shift) & 0x7f);
  const head = [tag, ...length.map((byte, i) => (i < 3 ? byte | 0x80 : byte))];
  return Buffer.concat([Uint8Array.from(head), content]);
}

function nest(levels: number): PlainValue {
  let value: PlainValue = "leaf";
  for (let i = 0; i < levels; i++) value = [value];
  return value;
}
