import { isRecord } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { parseJson } from "../guard/parse-json";
import { serviceOf } from "./attributes";
import { assertPartCount, assertRoom, collectSpan, rejectSpan } from "./check-span";
import { attributesOf, integer, list, record, records, text, type Fields } from "./json-fields";
import type { OtlpBatch, OtlpLink, OtlpOrigin, OtlpSpan, OtlpSpanEvent } from "./otlp-span";

type CountedBatch = OtlpBatch & { parts: number };

const STATUS_NAMES = ["STATUS_CODE_UNSET", "STATUS_CODE_OK", "STATUS_CODE_ERROR"];

/** Reads an `ExportTraceServiceRequest` in OTLP's JSON encoding. */
export function decodeOtlpJson(bytes: Uint8Array): OtlpBatch {
  const body = parseJson(bytes);
  if (!isRecord(body) || !Array.isArray(body["resourceSpans"] ?? [])) {
    throw new AppError("invalid_input", "The body must be an object with a resourceSpans array.");
  }
  const batch: CountedBatch = { spans: [], rejected: [], parts: 0 };
  for (const resourceSpans of records(body["resourceSpans"])) {
    const resource = attributesOf(record(resourceSpans["resource"])["attributes"]);
    for (const scopeSpans of records(resourceSpans["scopeSpans"])) {
      const { name, version } = record(scopeSpans["scope"]);
      const scope = { name: text(name), version: text(version) };
      const origin = { resource, scope, service: serviceOf(resource) };
      for (const span of list(scopeSpans["spans"])) readSpanInto(batch, span, origin);
    }
  }
  return { spans: batch.spans, rejected: batch.rejected };
}

function readSpanInto(batch: CountedBatch, value: unknown, origin: OtlpOrigin): void {
  assertRoom(batch);
  if (!isRecord(value)) {
    const message = "must be a span: a JSON object";
    batch.rejected.push({ spanId: null, message, span: null });
    return;
  }
  batch.parts += list(value["events"]).length + list(value["links"]).length;
  assertPartCount(batch.parts);
  const startNs = integer(value["startTimeUnixNano"] ?? 0);
  const endNs = integer(value["endTimeUnixNano"] ?? 0);
  const span = toSpan(value, { ...origin, startNs: startNs ?? 0n, endNs: endNs || null });
  if (startNs !== undefined && endNs !== undefined) collectSpan(batch, span);
  else rejectSpan(batch, span, "times: must be nanoseconds in decimal digits");
}

function toSpan(
  value: Fields,
  times: OtlpOrigin & { startNs: bigint; endNs: bigint | null },
): OtlpSpan {
  const status = record(value["status"]);
  return {
    ...times,
    traceId: text(value["traceId"]).toLowerCase(),
    spanId: text(value["spanId"]).toLowerCase(),
    parentSpanId: text(value["parentSpanId"]).toLowerCase() || null,
    name: text(value["name"]),
    statusCode: statusCode(status["code"]),
    statusMessage: text(status["message"]),
    attributes: attributesOf(value["attributes"]),
    events: records(value["events"]).map(toEvent),
    links: records(value["links"]).map(toLink),
    droppedAttributesCount: Number(integer(value["droppedAttributesCount"]) ?? 0),
  };
}

function toEvent(value: Fields): OtlpSpanEvent {
  const atNs = integer(value["timeUnixNano"] ?? 0) ?? 0n;
  return { name: text(value["name"]), atNs, attributes: attributesOf(value["attributes"]) };
}

function toLink(value: Fields): OtlpLink {
  return {
    traceId: text(value["traceId"]).toLowerCase(),
    spanId: text(value["spanId"]).toLowerCase(),
    attributes: attributesOf(value["attributes"]),
  };
}

function statusCode(code: unknown): number {
  if (typeof code === "number") return code;
  return Math.max(0, STATUS_NAMES.indexOf(text(code)));
}
