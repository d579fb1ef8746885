import { AppError } from "@/lib/errors";
import {
  collectLog,
  emptyLogBatch,
  rejectLog,
  type OtlpLog,
  type OtlpLogBatch,
} from "./collect-log";
import { readAny, readAttribute, TooDeepError } from "./read-any-value";
import { DELIMITED, FIXED64, fieldReaders, readFields } from "./read-fields";
import { WireCursor } from "./wire-cursor";

const LOG = fieldReaders<OtlpLog>([
  [1, FIXED64, (cursor, log) => void (log.atNs = cursor.fixed64())],
  [5, DELIMITED, (cursor, log, end) => void (log.body = readAny(cursor, 0, end))],
  [6, DELIMITED, (cursor, log, end) => readAttribute(cursor, log.attributes, end)],
  [9, DELIMITED, (cursor, log, end) => void (log.traceId = cursor.hex(end))],
  [10, DELIMITED, (cursor, log, end) => void (log.spanId = cursor.hex(end))],
  [11, FIXED64, (cursor, log) => void (log.observedAtNs = cursor.fixed64())],
  [12, DELIMITED, (cursor, log, end) => void (log.eventName = cursor.text(end))],
]);
const SCOPE_LOGS = fieldReaders<OtlpLogBatch>([
  [2, DELIMITED, (cursor, batch, end) => readLogInto(batch, cursor, cursor.endOfPart(end))],
]);
const RESOURCE_LOGS = fieldReaders<OtlpLogBatch>([
  [
    2,
    DELIMITED,
    (cursor, batch, end) =>
      void readFields(cursor, {
        target: batch,
        readers: SCOPE_LOGS,
        end: cursor.endOfPart(end),
      }),
  ],
]);
const REQUEST = fieldReaders<OtlpLogBatch>([
  [
    1,
    DELIMITED,
    (cursor, batch, end) =>
      void readFields(cursor, {
        target: batch,
        readers: RESOURCE_LOGS,
        end: cursor.endOfPart(end),
      }),
  ],
]);

/** Reads an `ExportLogsServiceRequest` in place; who sent it is not asked, spans say it themselves. */
export function decodeOtlpLogsProtobuf(bytes: Uint8Array): OtlpLogBatch {
  const cursor = new WireCursor(bytes);
  try {
    return readFields(cursor, { target: emptyLogBatch(), readers: REQUEST, end: bytes.length });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError("invalid_input", "The body is not a complete OTLP protobuf message.", {
      cause: error,
    });
  }
}

/** A record whose own bytes are broken is rejected alone: its neighbours' places are known. */
function readLogInto(batch: OtlpLogBatch, cursor: WireCursor, end: number): void {
  try {
    collectLog(batch, readFields(cursor, { target: emptyLog(), readers: LOG, end }));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const isBroken = !(error instanceof TooDeepError);
    rejectLog(batch, isBroken ? "log record: must be a complete protobuf message" : error.message);
    cursor.at = end;
  }
}

function emptyLog(): OtlpLog {
  return {
    traceId: "",
    spanId: "",
    eventName: "",
    atNs: 0n,
    observedAtNs: 0n,
    body: null,
    attributes: {},
  };
}
