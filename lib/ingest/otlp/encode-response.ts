import protobuf from "protobufjs/minimal.js";
import type { ErrorCode } from "@/lib/errors";

export type OtlpEncoding = "json" | "protobuf";
export type OtlpResponse = { contentType: string; body: Uint8Array };

/** `google.rpc.Code` of each of our codes: what an exporter decides by whether to retry. */
const RPC_CODES: Readonly<Record<string, number>> = {
  invalid_input: 3,
  too_deep: 3,
  unsupported_media_type: 3,
  request_timeout: 4,
  not_found: 5,
  forbidden: 7,
  payload_too_large: 8,
  rate_limited: 8,
  conflict: 10,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
};
const RPC_UNKNOWN = 2;

const TAG_PARTIAL_SUCCESS = 10;
const TAG_VARINT_1 = 8;
const TAG_TEXT_2 = 18;

/** What was not taken of an export, and why. */
export type OtlpOutcome = { rejected: number; message: string };
/** The JSON name of the count; its protobuf field has the same number for every signal. */
export type RejectedName = "rejectedSpans" | "rejectedLogRecords";

/** An `Export…ServiceResponse`; `partial_success` is set only when something was rejected. */
export function encodeExportResponse(
  { rejected, message }: OtlpOutcome,
  { encoding, name }: { encoding: OtlpEncoding; name: RejectedName },
): OtlpResponse {
  if (encoding === "json") {
    const partialSuccess = { [name]: String(rejected), errorMessage: message };
    return jsonResponse(rejected > 0 ? { partialSuccess } : {});
  }
  const writer = protobuf.Writer.create();
  if (rejected > 0) {
    writer.uint32(TAG_PARTIAL_SUCCESS).fork();
    writeNumberAndText(writer, rejected, message).ldelim();
  }
  return protobufResponse(writer);
}

/** A `google.rpc.Status`: OTLP wants errors in the request's own encoding. */
export function encodeOtlpError(
  { code, message }: { code: ErrorCode; message: string },
  encoding: OtlpEncoding,
): OtlpResponse {
  const rpcCode = RPC_CODES[code] ?? RPC_UNKNOWN;
  if (encoding === "json") return jsonResponse({ code: rpcCode, message });
  return protobufResponse(writeNumberAndText(protobuf.Writer.create(), rpcCode, message));
}

/** Both messages hold an integer as field 1 and a text as field 2. */
function writeNumberAndText(writer: protobuf.Writer, value: number, text: string): protobuf.Writer {
  return writer.uint32(TAG_VARINT_1).int64(value).uint32(TAG_TEXT_2).string(text);
}

function jsonResponse(value: object): OtlpResponse {
  return { contentType: "application/json", body: Buffer.from(JSON.stringify(value)) };
}

function protobufResponse(writer: protobuf.Writer): OtlpResponse {
  return { contentType: "application/x-protobuf", body: writer.finish() };
}
