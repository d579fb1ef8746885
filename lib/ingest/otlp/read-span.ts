import { readAttribute } from "./read-any-value";
import type { OtlpLink, OtlpOrigin, OtlpSpan, OtlpSpanEvent } from "./otlp-span";
import {
  DELIMITED,
  FIXED64,
  fieldReaders,
  readFields,
  VARINT,
  type FieldReaders,
} from "./read-fields";
import type { WireCursor } from "./wire-cursor";

type Draft = OtlpSpan & { events: OtlpSpanEvent[]; links: OtlpLink[] };

const STATUS = fieldReaders<Draft>([
  [2, DELIMITED, (cursor, span, end) => void (span.statusMessage = cursor.text(end))],
  [3, VARINT, (cursor, span) => void (span.statusCode = cursor.varint())],
]);

const EVENT = fieldReaders<OtlpSpanEvent>([
  [1, FIXED64, (cursor, event) => void (event.atNs = cursor.fixed64())],
  [2, DELIMITED, (cursor, event, end) => void (event.name = cursor.text(end))],
  [3, DELIMITED, (cursor, event, end) => readAttribute(cursor, event.attributes, end)],
]);

const LINK = fieldReaders<OtlpLink>([
  [1, DELIMITED, (cursor, link, end) => void (link.traceId = cursor.hex(end))],
  [2, DELIMITED, (cursor, link, end) => void (link.spanId = cursor.hex(end))],
  [4, DELIMITED, (cursor, link, end) => readAttribute(cursor, link.attributes, end)],
]);

const SPAN = fieldReaders<Draft>([
  [1, DELIMITED, (cursor, span, end) => void (span.traceId = cursor.hex(end))],
  [2, DELIMITED, (cursor, span, end) => void (span.spanId = cursor.hex(end))],
  [4, DELIMITED, (cursor, span, end) => void (span.parentSpanId = cursor.hex(end) || null)],
  [5, DELIMITED, (cursor, span, end) => void (span.name = cursor.text(end))],
  [7, FIXED64, (cursor, span) => void (span.startNs = cursor.fixed64())],
  [8, FIXED64, (cursor, span) => void (span.endNs = cursor.fixed64() || null)],
  [9, DELIMITED, (cursor, span, end) => readAttribute(cursor, span.attributes, end)],
  [10, VARINT, (cursor, span) => void (span.droppedAttributesCount = cursor.varint())],
  [11, DELIMITED, (cursor, span, end) => void span.events.push(readEvent(cursor, end))],
  [13, DELIMITED, (cursor, span, end) => void span.links.push(readLink(cursor, end))],
  [15, DELIMITED, (cursor, span, end) => void readNested(cursor, span, { readers: STATUS, end })],
]);

/** Fills a span from its message, which ends at `end`. */
export function readSpan(cursor: WireCursor, span: Draft, end: number): OtlpSpan {
  return readFields(cursor, { target: span, readers: SPAN, end });
}

export function emptySpan({ resource, scope, service }: OtlpOrigin): Draft {
  return {
    traceId: "",
    spanId: "",
    parentSpanId: null,
    name: "",
    startNs: 0n,
    endNs: null,
    statusCode: 0,
    statusMessage: "",
    attributes: {},
    events: [],
    links: [],
    service,
    resource,
    scope,
    droppedAttributesCount: 0,
  };
}

function readEvent(cursor: WireCursor, end: number): OtlpSpanEvent {
  return readNested(cursor, { name: "", atNs: 0n, attributes: {} }, { readers: EVENT, end });
}

function readLink(cursor: WireCursor, end: number): OtlpLink {
  return readNested(cursor, { traceId: "", spanId: "", attributes: {} }, { readers: LINK, end });
}

function readNested<Target>(
  cursor: WireCursor,
  target: Target,
  { readers, end }: { readers: FieldReaders<Target>; end: number },
): Target {
  return readFields(cursor, { target, readers, end: cursor.endOfPart(end) });
}
