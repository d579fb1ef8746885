import { isRecord } from "@/lib/domain/json";
import type { TraceSpan } from "@/lib/domain/trace/trace-span";

type Attributes = TraceSpan["attributes"];

/** The first of `keys` that holds a text that is not empty. */
export function textAt(attributes: Attributes, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = attributes[key];
    if (typeof value === "string" && value !== "") return value;
  }
  return null;
}

/** An object as it is, or as JSON text. */
export function recordAt(attributes: Attributes, key: string): Record<string, unknown> {
  const value = parsedAt(attributes, key);
  return isRecord(value) ? value : {};
}

/** A list of texts as it is, or as JSON text. */
export function textsAt(attributes: Attributes, key: string): string[] {
  return textsIn(parsedAt(attributes, key));
}

export function textsIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is string => typeof item === "string" && item !== "");
}

function parsedAt(attributes: Attributes, key: string): unknown {
  const value = attributes[key];
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
