import type { Json } from "@/lib/domain/json";
import { JSON_DEPTH_MAX } from "../guard/limits";
import { jsonDouble, jsonInteger, setAttribute } from "./attributes";
import type { Attributes } from "./otlp-span";
import { DELIMITED, FIXED64, fieldReaders, readFields, VARINT } from "./read-fields";
import type { WireCursor } from "./wire-cursor";

type AnyValue = { value: Json; depth: number };
type KeyValue = { key: string; value: Json; depth: number };

export class TooDeepError extends RangeError {}

const ANY_VALUE = fieldReaders<AnyValue>([
  [1, DELIMITED, (cursor, any, end) => void (any.value = cursor.text(end))],
  [2, VARINT, (cursor, any) => void (any.value = cursor.varint() !== 0)],
  [3, VARINT, (cursor, any) => void (any.value = toJson(cursor.int64()))],
  [4, FIXED64, (cursor, any) => void (any.value = jsonDouble(cursor.double()))],
  [5, DELIMITED, (cursor, any, end) => void (any.value = readList(cursor, any.depth, end))],
  [6, DELIMITED, (cursor, any, end) => void (any.value = readMap(cursor, any.depth, end))],
  [7, DELIMITED, (cursor, any, end) => void (any.value = cursor.base64(end))],
]);

const KEY_VALUE = fieldReaders<KeyValue>([
  [1, DELIMITED, (cursor, pair, end) => void (pair.key = cursor.text(end))],
  [2, DELIMITED, (cursor, pair, end) => void (pair.value = readAny(cursor, pair.depth, end))],
]);

const LIST = fieldReaders<{ items: Json[]; depth: number }>([
  [1, DELIMITED, (cursor, list, end) => void list.items.push(readAny(cursor, list.depth, end))],
]);

const MAP = fieldReaders<{ entries: Attributes; depth: number }>([
  [1, DELIMITED, (cursor, map, end) => readPair(cursor, map, end)],
]);

/** Reads one `KeyValue` field into attributes. */
export function readAttribute(cursor: WireCursor, attributes: Attributes, end: number): void {
  readPair(cursor, { entries: attributes, depth: 0 }, end);
}

function readPair(
  cursor: WireCursor,
  { entries, depth }: { entries: Attributes; depth: number },
  end: number,
): void {
  const target: KeyValue = { key: "", value: null, depth };
  readFields(cursor, { target, readers: KEY_VALUE, end: cursor.end(end) });
  setAttribute(entries, target.key, target.value);
}

/** Reads one `AnyValue` field; `depth` is how deep it lies in others. */
export function readAny(cursor: WireCursor, depth: number, end: number): Json {
  if (depth > JSON_DEPTH_MAX) {
    throw new TooDeepError(`attributes: nest deeper than ${JSON_DEPTH_MAX} levels`);
  }
  const target: AnyValue = { value: null, depth: depth + 1 };
  return readFields(cursor, { target, readers: ANY_VALUE, end: cursor.end(end) }).value;
}

function readList(cursor: WireCursor, depth: number, end: number): Json[] {
  const target = { items: [], depth };
  return readFields<{ items: Json[]; depth: number }>(cursor, {
    target,
    readers: LIST,
    end: cursor.end(end),
  }).items;
}

function readMap(cursor: WireCursor, depth: number, end: number): Attributes {
  const target = { entries: {}, depth };
  return readFields<{ entries: Attributes; depth: number }>(cursor, {
    target,
    readers: MAP,
    end: cursor.end(end),
  }).entries;
}

function toJson(value: number | bigint): Json {
  return typeof value === "number" ? value : jsonInteger(value);
}
