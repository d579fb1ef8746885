import type { Json } from "@/lib/domain/json";
import { assertEventCount } from "../guard/parse-ndjson";
import { INSTANT_NS_MAX, SPAN_ID, TRACE_ID } from "./check-span";
import { contentsOf, isMessageEvent, type SpanContent } from "./message-events";
import type { Attributes } from "./otlp-span";

/** A log record as OpenTelemetry sends it, whichever the encoding; ids are lower-case hex. */
export type OtlpLog = {
  traceId: string;
  spanId: string;
  eventName: string;
  atNs: bigint;
  observedAtNs: bigint;
  body: Json;
  attributes: Attributes;
};

/** What one log export says of spans; all else in it is only counted. */
export type OtlpLogBatch = {
  contents: Json[];
  ignored: number;
  rejected: string[];
  /** How many contents came before, by span and instant: tells apart what one clock tick holds. */
  ticks: Map<string, number>;
};

export function emptyLogBatch(): OtlpLogBatch {
  return { contents: [], ignored: 0, rejected: [], ticks: new Map() };
}

/** Takes the messages of a record. A log that belongs to no span, or says something else, is passed by. */
export function collectLog(batch: OtlpLogBatch, log: OtlpLog): void {
  const { traceId, spanId, attributes } = log;
  const stated = attributes["event.name"];
  const name = log.eventName || (typeof stated === "string" ? stated : "");
  if (!isMessageEvent(name) || !TRACE_ID.test(traceId) || !SPAN_ID.test(spanId)) {
    batch.ignored += 1;
    return;
  }
  const atNs = log.atNs || log.observedAtNs;
  if (atNs <= 0n || atNs > INSTANT_NS_MAX) {
    rejectLog(batch, `log record of span ${spanId}: time_unix_nano: is missing or too late`);
    return;
  }
  for (const content of contentsOf({ name, attributes, body: log.body })) {
    assertRoom(batch);
    batch.contents.push(toContentEvent(batch, { ...log, atNs }, content));
  }
}

export function rejectLog(batch: OtlpLogBatch, message: string): void {
  assertRoom(batch);
  batch.rejected.push(message);
}

function assertRoom({ contents, rejected }: OtlpLogBatch): void {
  assertEventCount(contents.length + rejected.length + 1);
}

/** Without an id of its own: it is named by its content, so that sending it again changes nothing. */
function toContentEvent(
  { ticks }: OtlpLogBatch,
  { traceId, spanId, atNs }: OtlpLog,
  { side, content, isWhole }: SpanContent,
): Json {
  const tick = `${traceId} ${spanId} ${atNs}`;
  const ordinal = ticks.get(tick) ?? 0;
  ticks.set(tick, ordinal + 1);
  return {
    event: "span_content",
    trace_id: traceId,
    span_id: spanId,
    at: atNs.toString(),
    side,
    content,
    ...(isWhole && { is_whole: true }),
    ...(ordinal > 0 && { ordinal }),
  };
}
