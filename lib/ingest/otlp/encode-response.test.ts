import protobuf from "protobufjs";
import { describe, expect, it } from "vitest";
import { encodeOtlpError, encodeExportResponse } from "./encode-response";

const { root } = protobuf.parse(`
  syntax = "proto3";
  message PartialSuccess { int64 rejected_spans = 1; string error_message = 2; }
  message Response { PartialSuccess partial_success = 1; }
  message Status { int32 code = 1; string message = 2; }
`);

const name = "rejectedSpans";

describe("encodeExportResponse", () => {
  it("is empty when nothing was rejected", () => {
    const nothing = { rejected: 0, message: "" };

    expect(encodeExportResponse(nothing, { encoding: "protobuf", name }).body).toHaveLength(0);
    expect(textOf(encodeExportResponse(nothing, { encoding: "json", name }).body)).toBe("{}");
  });

  it("names how many spans were rejected and why, in either encoding", () => {
    const some = { rejected: 300, message: "trace_id: must be 16 bytes" };

    const json = encodeExportResponse(some, { encoding: "json", name });
    const binary = encodeExportResponse(some, { encoding: "protobuf", name });

    expect(json.contentType).toBe("application/json");
    expect(JSON.parse(textOf(json.body))).toEqual({
      partialSuccess: { rejectedSpans: "300", errorMessage: some.message },
    });
    expect(binary.contentType).toBe("application/x-protobuf");
    expect(decode("Response", binary.body)).toEqual({
      partialSuccess: { rejectedSpans: "300", errorMessage: some.message },
    });
  });
});

describe("encodeOtlpError", () => {
  it.each([
    ["invalid_input", 3],
    ["unauthenticated", 16],
    ["rate_limited", 8],
    ["unavailable", 14],
  ] as const)("turns %s into google.rpc.Status code %i", (code, rpcCode) => {
    const error = { code, message: "Not now." };

    expect(decode("Status", encodeOtlpError(error, "protobuf").body)).toEqual({
      code: rpcCode,
      message: "Not now.",
    });
    expect(JSON.parse(textOf(encodeOtlpError(error, "json").body))).toEqual({
      code: rpcCode,
      message: "Not now.",
    });
  });
});

function decode(type: string, bytes: Uint8Array) {
  const message = root.lookupType(type);
  return message.toObject(message.decode(bytes), { longs: String });
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
