import protobuf from "protobufjs/minimal.js";

/** Plain spans for load: the fields that a typical exporter fills. */
export type PlainSpan = {
  traceId: string;
  spanId: string;
  parentSpanId?: string | null;
  name: string;
  startNs: bigint;
  endNs?: bigint | null;
  statusCode?: number;
  statusMessage?: string;
  attributes?: Readonly<Record<string, PlainValue>>;
};
export type PlainValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };
export type PlainBatch = {
  resource?: Readonly<Record<string, PlainValue>>;
  scope?: { name: string; version?: string };
  spans: readonly PlainSpan[];
};

type Writer = protobuf.Writer;

const DELIMITED = 2;
const FIXED64 = 1;

/** Bytes of an `ExportTraceServiceRequest` with one resource and one scope. */
export function encodeOtlpRequest({ resource = {}, scope, spans }: PlainBatch): Uint8Array {
  const writer = protobuf.Writer.create();
  message(writer, 1, (resourceSpans) => {
    message(resourceSpans, 1, (target) => writeAttributes(target, 1, resource));
    message(resourceSpans, 2, (scopeSpans) => {
      if (scope) message(scopeSpans, 1, (target) => writeScope(target, scope));
      for (const span of spans) message(scopeSpans, 2, (target) => writeSpan(target, span));
    });
  });
  return writer.finish();
}

function writeScope(writer: Writer, { name, version = "" }: { name: string; version?: string }) {
  text(writer, 1, name);
  text(writer, 2, version);
}

function writeSpan(writer: Writer, span: PlainSpan): void {
  hex(writer, 1, span.traceId);
  hex(writer, 2, span.spanId);
  hex(writer, 4, span.parentSpanId ?? "");
  text(writer, 5, span.name);
  writer.uint32(tag(6, 0)).int32(1);
  fixed64(writer, 7, span.startNs);
  fixed64(writer, 8, span.endNs ?? 0n);
  writeAttributes(writer, 9, span.attributes ?? {});
  message(writer, 15, (status) => {
    text(status, 2, span.statusMessage ?? "");
    if (span.statusCode) status.uint32(tag(3, 0)).int32(span.statusCode);
  });
}

function writeAttributes(
  writer: Writer,
  field: number,
  attributes: Readonly<Record<string, PlainValue>>,
): void {
  for (const [key, value] of Object.entries(attributes)) {
    message(writer, field, (pair) => {
      text(pair, 1, key);
      message(pair, 2, (any) => writeValue(any, value));
    });
  }
}

function writeValue(writer: Writer, value: PlainValue): void {
  if (typeof value === "string") writer.uint32(tag(1, DELIMITED)).string(value);
  else if (typeof value === "boolean") writer.uint32(tag(2, 0)).bool(value);
  else if (typeof value === "number" || typeof value === "bigint") writeNumber(writer, value);
  else if (value !== null) writeNested(writer, value);
}

function writeNested(
  writer: Writer,
  value: readonly PlainValue[] | { readonly [key: string]: PlainValue },
): void {
  if (!isList(value)) {
    message(writer, 6, (map) => writeAttributes(map, 1, value));
    return;
  }
  message(writer, 5, (list) => {
    for (const item of value) message(list, 1, (any) => writeValue(any, item));
  });
}

function writeNumber(writer: Writer, value: number | bigint): void {
  if (typeof value === "number" && !Number.isInteger(value)) {
    writer.uint32(tag(4, FIXED64)).double(value);
    return;
  }
  writer.uint32(tag(3, 0)).int64(digits(BigInt(value)));
}

function message(writer: Writer, field: number, write: (nested: Writer) => void): void {
  write(writer.uint32(tag(field, DELIMITED)).fork());
  writer.ldelim();
}

function text(writer: Writer, field: number, value: string): void {
  if (value !== "") writer.uint32(tag(field, DELIMITED)).string(value);
}

function hex(writer: Writer, field: number, value: string): void {
  if (value !== "") writer.uint32(tag(field, DELIMITED)).bytes(Buffer.from(value, "hex"));
}

function fixed64(writer: Writer, field: number, value: bigint): void {
  if (value !== 0n) writer.uint32(tag(field, FIXED64)).fixed64(digits(value));
}

function tag(field: number, wireType: number): number {
  return field * 8 + wireType;
}

function digits(value: bigint): string {
  return value.toString();
}

function isList(value: object): value is readonly PlainValue[] {
  return Array.isArray(value);
}
