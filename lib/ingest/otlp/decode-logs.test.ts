import protobuf from "protobufjs";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { decodeOtlpLogsJson } from "./decode-logs-json";
import { decodeOtlpLogsProtobuf } from "./decode-logs-protobuf";

const { root } = protobuf.parse(`
  syntax = "proto3";
  message AnyValue { oneof value { string string_value = 1; int64 int_value = 3; KeyValueList kvlist_value = 6; } }
  message KeyValueList { repeated KeyValue values = 1; }
  message KeyValue { string key = 1; AnyValue value = 2; }
  message LogRecord {
    fixed64 time_unix_nano = 1; int32 severity_number = 2; string severity_text = 3; AnyValue body = 5;
    repeated KeyValue attributes = 6; fixed32 flags = 8; bytes trace_id = 9; bytes span_id = 10;
    fixed64 observed_time_unix_nano = 11; string event_name = 12;
  }
  message ScopeLogs { repeated LogRecord log_records = 2; }
  message ResourceLogs { repeated ScopeLogs scope_logs = 2; }
  message Request { repeated ResourceLogs resource_logs = 1; }
`);
const Request = root.lookupType("Request");

const traceId = "0af7651916cd43dd8448eb211c80319c";
const spanId = "b7ad6b7169203331";
const pair = (key: string, stringValue: string) => ({ key, value: { stringValue } });
const body = { kvlistValue: { values: [pair("content", "Hi")] } };
const user = {
  traceId,
  spanId,
  timeUnixNano: "5",
  severityNumber: 9,
  eventName: "gen_ai.user.message",
  body,
};
const told = {
  event: "span_content",
  trace_id: traceId,
  span_id: spanId,
  at: "5",
  side: "input",
  content: { role: "user", content: "Hi" },
};

describe.each([
  ["JSON", (logs: object[]) => decodeOtlpLogsJson(Buffer.from(JSON.stringify(requestOf(logs))))],
  ["protobuf", (logs: object[]) => decodeOtlpLogsProtobuf(encode(logs))],
] as const)("decoding OTLP logs from %s", (_encoding, decode) => {
  it.each<[string, object, object | null]>([
    ["by its event name", user, told],
    [
      "by the name that older SDKs put among the attributes",
      { ...user, eventName: "", attributes: [pair("event.name", "gen_ai.user.message")] },
      told,
    ],
    [
      "by when it was observed, where it has no time",
      { ...user, timeUnixNano: "0", observedTimeUnixNano: "7" },
      { ...told, at: "7" },
    ],
    ["of another name as nothing", { ...user, eventName: "device.app.lifecycle" }, null],
    ["of no span as nothing", { ...user, spanId: "" }, null],
    ["of no trace as nothing", { ...user, traceId: "" }, null],
  ])("reads a record %s", (_how, log, event) => {
    const { contents, ignored, rejected } = decode([log]);

    expect({ contents, ignored, rejected }).toEqual({
      contents: event === null ? [] : [event],
      ignored: event === null ? 1 : 0,
      rejected: [],
    });
  });

  it("keeps the order of what one clock tick holds", () => {
    const { contents } = decode([user, { ...user, eventName: "gen_ai.tool.message" }]);

    expect(contents).toMatchObject([
      { content: { role: "user" } },
      { content: { role: "tool" }, ordinal: 1 },
    ]);
  });

  it("names a message without any time and keeps its neighbours", () => {
    const { contents, rejected } = decode([{ ...user, timeUnixNano: "0" }, user]);

    expect(contents).toEqual([told]);
    expect(rejected).toEqual([expect.stringContaining("time_unix_nano")]);
  });
});

describe("decoding broken OTLP logs", () => {
  it("keeps the neighbours of a record whose bytes are broken", () => {
    const record = root.lookupType("LogRecord");
    const good = record.encode(record.fromObject(withBytes(user))).finish();
    const broken = Buffer.from([0x0a, 0x7f, 0x01]);
    const lengthOf = (bytes: Uint8Array) => [0x12, bytes.length];
    const scope = Buffer.from([...lengthOf(broken), ...broken, ...lengthOf(good), ...good]);
    const resource = Buffer.from([...lengthOf(scope), ...scope]);

    const batch = decodeOtlpLogsProtobuf(Buffer.from([0x0a, resource.length, ...resource]));

    expect(batch.contents).toEqual([told]);
    expect(batch.rejected).toHaveLength(1);
  });

  it.each([
    ["half a message", () => decodeOtlpLogsProtobuf(encode([user]).subarray(0, -3))],
    ["another body", () => decodeOtlpLogsJson(Buffer.from("[]"))],
    ["half a body", () => decodeOtlpLogsJson(Buffer.from('{"resourceLogs":['))],
  ])("refuses %s", (_what, decode) => {
    expect(decode).toThrow(AppError);
  });
});

function requestOf(logRecords: object[]) {
  return { resourceLogs: [{ resource: {}, scopeLogs: [{ scope: {}, logRecords }] }] };
}

function encode(logs: readonly object[]): Uint8Array {
  const { resourceLogs } = requestOf(logs.map(withBytes));
  return Request.encode(Request.fromObject({ resourceLogs })).finish();
}

function withBytes(log: object) {
  const { traceId: trace = "", spanId: span = "", ...rest } = log as Record<string, string>;
  return { ...rest, traceId: Buffer.from(trace, "hex"), spanId: Buffer.from(span, "hex") };
}
