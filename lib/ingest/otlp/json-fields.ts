import { isRecord, type Json } from "@/lib/domain/json";
import { jsonInteger, setAttribute } from "./attributes";
import type { Attributes } from "./otlp-span";

/** An object of OTLP's JSON encoding, in which anything may be missing or of another type. */
export type Fields = Record<string, unknown>;

export function attributesOf(value: unknown): Attributes {
  const attributes: Attributes = {};
  for (const pair of records(value)) {
    setAttribute(attributes, text(pair["key"]), anyValue(record(pair["value"])));
  }
  return attributes;
}

/** `intValue` is a string by the specification and a number from some SDKs (the Google ADK). */
export function anyValue(value: Fields): Json {
  for (const [kind, content] of Object.entries(value)) {
    if (kind === "intValue") return toInteger(content);
    if (kind === "arrayValue") return records(record(content)["values"]).map(anyValue);
    if (kind === "kvlistValue") return attributesOf(record(content)["values"]);
    if (isScalar(content)) return content;
  }
  return null;
}

function toInteger(content: unknown): Json {
  const value = integer(content);
  return value === undefined ? null : jsonInteger(value);
}

export function integer(value: unknown): bigint | undefined {
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : undefined;
  return typeof value === "string" && /^-?\d{1,20}$/.test(value) ? BigInt(value) : undefined;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function record(value: unknown): Fields {
  return isRecord(value) ? value : {};
}

export function records(value: unknown): Fields[] {
  return list(value).filter(isRecord);
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
