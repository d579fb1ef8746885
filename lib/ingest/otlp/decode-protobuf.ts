import { AppError } from "@/lib/errors";
import { serviceOf } from "./attributes";
import { assertRoom, collectSpan, rejectSpan } from "./check-span";
import type { Attributes, OtlpBatch, OtlpOrigin, OtlpScope } from "./otlp-span";
import { readAttribute, TooDeepError } from "./read-any-value";
import { DELIMITED, fieldReaders, readFields, type FieldReaders } from "./read-fields";
import { emptySpan, readSpan } from "./read-span";
import { WireCursor } from "./wire-cursor";

/** Where a nested message lies: protobuf does not promise that a resource precedes its spans. */
type Range = { start: number; end: number };
type ResourceSpans = { resource: Attributes; scopeSpans: Range[] };
type ScopeSpans = { scope: OtlpScope; spans: Range[] };

const REQUEST = fieldReaders<Range[]>([
  [1, DELIMITED, (cursor, ranges, end) => void ranges.push(skipRange(cursor, end))],
]);
const RESOURCE = fieldReaders<Attributes>([[1, DELIMITED, readAttribute]]);
const RESOURCE_SPANS = fieldReaders<ResourceSpans>([
  [
    1,
    DELIMITED,
    (cursor, { resource }, end) => readInto(cursor, resource, { readers: RESOURCE, end }),
  ],
  [2, DELIMITED, (cursor, target, end) => void target.scopeSpans.push(skipRange(cursor, end))],
]);
const SCOPE = fieldReaders<OtlpScope>([
  [1, DELIMITED, (cursor, scope, end) => void (scope.name = cursor.text(end))],
  [2, DELIMITED, (cursor, scope, end) => void (scope.version = cursor.text(end))],
]);
const SCOPE_SPANS = fieldReaders<ScopeSpans>([
  [1, DELIMITED, (cursor, { scope }, end) => readInto(cursor, scope, { readers: SCOPE, end })],
  [2, DELIMITED, (cursor, target, end) => void target.spans.push(skipRange(cursor, end))],
]);

/**
 * Reads an `ExportTraceServiceRequest` in place. Hand-written because it is the hot path: protobufjs
 * took twice as long (512 spans of 1.5 KB: 2.9 ms against 1.4) and cannot reject one span alone.
 */
export function decodeOtlpProtobuf(bytes: Uint8Array): OtlpBatch {
  const cursor = new WireCursor(bytes);
  const batch: OtlpBatch = { spans: [], rejected: [] };
  try {
    const ranges: Range[] = [];
    readFields(cursor, { target: ranges, readers: REQUEST, end: bytes.length });
    for (const range of ranges) readResourceSpans(cursor, range, batch);
    return batch;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError("invalid_input", "The body is not a complete OTLP protobuf message.", {
      cause: error,
    });
  }
}

function readResourceSpans(cursor: WireCursor, range: Range, batch: OtlpBatch): void {
  const target: ResourceSpans = { resource: {}, scopeSpans: [] };
  const { resource, scopeSpans } = readRange(cursor, range, { target, readers: RESOURCE_SPANS });
  const service = serviceOf(resource);
  for (const scopeRange of scopeSpans) {
    const target: ScopeSpans = { scope: { name: "", version: "" }, spans: [] };
    const { scope, spans } = readRange(cursor, scopeRange, { target, readers: SCOPE_SPANS });
    for (const span of spans) readSpanInto(batch, cursor, { ...span, resource, scope, service });
  }
}

/** A span whose own bytes are broken is rejected alone: its neighbours' places are known. */
function readSpanInto(batch: OtlpBatch, cursor: WireCursor, at: Range & OtlpOrigin): void {
  assertRoom(batch);
  const span = emptySpan(at);
  cursor.at = at.start;
  try {
    collectSpan(batch, readSpan(cursor, span, at.end));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const isBroken = !(error instanceof TooDeepError);
    const message = isBroken ? "must be a complete protobuf message" : error.message;
    rejectSpan(batch, span, message);
  }
}

function readRange<Target>(
  cursor: WireCursor,
  { start, end }: Range,
  { target, readers }: { target: Target; readers: FieldReaders<Target> },
): Target {
  cursor.at = start;
  return readFields(cursor, { target, readers, end });
}

function readInto<Target>(
  cursor: WireCursor,
  target: Target,
  { readers, end }: { readers: FieldReaders<Target>; end: number },
): void {
  readFields(cursor, { target, readers, end: cursor.end(end) });
}

function skipRange(cursor: WireCursor, limit: number): Range {
  const end = cursor.endOfPart(limit);
  const start = cursor.at;
  cursor.at = end;
  return { start, end };
}
