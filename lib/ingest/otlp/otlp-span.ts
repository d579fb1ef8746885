import type { Json } from "@/lib/domain/json";

export type Attributes = Record<string, Json>;

/** A span as OpenTelemetry sends it, whichever the encoding; ids are lower-case hex. */
export type OtlpSpan = {
  traceId: string;
  spanId: string;
  parentSpanId: string | null;
  name: string;
  startNs: bigint;
  endNs: bigint | null;
  statusCode: number;
  statusMessage: string;
  attributes: Attributes;
  events: readonly OtlpSpanEvent[];
  links: readonly OtlpLink[];
  service: string | null;
  resource: Attributes;
  scope: OtlpScope;
  droppedAttributesCount: number;
};

export type OtlpSpanEvent = { name: string; atNs: bigint; attributes: Attributes };
export type OtlpLink = { traceId: string; spanId: string; attributes: Attributes };
export type OtlpScope = { name: string; version: string };

/** `span` is as much of it as could be read. */
export type OtlpReject = { spanId: string | null; message: string; span: OtlpSpan | null };
export type OtlpBatch = { spans: OtlpSpan[]; rejected: OtlpReject[] };

/** What came before, with the resource and scope that its spans share. */
export type OtlpOrigin = Pick<OtlpSpan, "resource" | "scope" | "service">;

export const STATUS_OK = 1;
export const STATUS_ERROR = 2;
