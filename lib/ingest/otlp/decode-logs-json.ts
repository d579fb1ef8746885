import { isRecord } from "@/lib/domain/json";
import { AppError } from "@/lib/errors";
import { parseJson } from "../guard/parse-json";
import {
  collectLog,
  emptyLogBatch,
  rejectLog,
  type OtlpLog,
  type OtlpLogBatch,
} from "./collect-log";
import {
  anyValue,
  attributesOf,
  integer,
  list,
  record,
  records,
  text,
  type Fields,
} from "./json-fields";

/** Reads an `ExportLogsServiceRequest` in OTLP's JSON encoding. */
export function decodeOtlpLogsJson(bytes: Uint8Array): OtlpLogBatch {
  const body = parseJson(bytes);
  if (!isRecord(body) || !Array.isArray(body["resourceLogs"] ?? [])) {
    throw new AppError("invalid_input", "The body must be an object with a resourceLogs array.");
  }
  const batch = emptyLogBatch();
  for (const resourceLogs of records(body["resourceLogs"])) {
    for (const scopeLogs of records(resourceLogs["scopeLogs"])) {
      for (const value of list(scopeLogs["logRecords"])) readLogInto(batch, value);
    }
  }
  return batch;
}

function readLogInto(batch: OtlpLogBatch, value: unknown): void {
  if (isRecord(value)) collectLog(batch, toLog(value));
  else rejectLog(batch, "log record: must be a JSON object");
}

function toLog(value: Fields): OtlpLog {
  return {
    traceId: text(value["traceId"]).toLowerCase(),
    spanId: text(value["spanId"]).toLowerCase(),
    eventName: text(value["eventName"]),
    atNs: integer(value["timeUnixNano"] ?? 0) ?? 0n,
    observedAtNs: integer(value["observedTimeUnixNano"] ?? 0) ?? 0n,
    body: anyValue(record(value["body"])),
    attributes: attributesOf(value["attributes"]),
  };
}
